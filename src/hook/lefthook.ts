import { isMap, isNode, isSeq, parseDocument, type Node } from 'yaml';

/**
 * Adds a command to the pre-commit hook of a lefthook configuration, and touches no other line.
 * @returns the new text; undefined where the configuration is broken or in flow style
 */
export function insertJob(text: string, run: string): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  if (!document.has('pre-commit')) return `${ended(text)}pre-commit:\n  commands:\n${command('    ', run)}`;
  const jobs = document.getIn(['pre-commit', 'jobs'], true);
  if (isSeq(jobs))
    return insertAfter(
      text,
      jobs,
      jobs.items[0],
      (indent) => `${indent}- name: k8s-platform\n${indent}  run: ${run}\n`,
      2,
    );
  const commands = document.getIn(['pre-commit', 'commands'], true);
  if (isMap(commands)) return insertAfter(text, commands, commands.items[0]?.key, (indent) => command(indent, run));
  const hook = document.get('pre-commit', true);
  return isMap(hook)
    ? insertAfter(text, hook, hook.items[0]?.key, (indent) => `${indent}commands:\n${command(`${indent}  `, run)}`)
    : undefined;
}

function command(indent: string, run: string): string {
  return `${indent}k8s-platform:\n${indent}  run: ${run}\n`;
}

/** Puts lines behind a block collection, indented like its first item, whose text starts `dash` columns to the right. */
function insertAfter(
  text: string,
  collection: Node,
  first: unknown,
  lines: (indent: string) => string,
  dash = 0,
): string | undefined {
  if (!isNode(first) || (isMap(collection) || isSeq(collection) ? collection.flow === true : true)) return undefined;
  const start = first.range![0];
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1) - dash);
  const end = collection.range![1];
  return ended(text.slice(0, end)) + lines(indent) + text.slice(end).replace(/^\n/, '');
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
