import { isMap, isNode, isScalar, isSeq, parseDocument, type Node } from 'yaml';

const name = 'k8s-platform';

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
    return insertAfter(text, jobs, jobs.items[0], (indent) => `${indent}- name: ${name}\n${indent}  run: ${run}\n`, 2);
  const commands = document.getIn(['pre-commit', 'commands'], true);
  if (isMap(commands)) return insertAfter(text, commands, commands.items[0]?.key, (indent) => command(indent, run));
  const hook = document.get('pre-commit', true);
  return isMap(hook)
    ? insertAfter(text, hook, hook.items[0]?.key, (indent) => `${indent}commands:\n${command(`${indent}  `, run)}`)
    : undefined;
}

/**
 * Takes the command out again, with the parents that are empty without it, and touches no other line.
 * @returns the new text; undefined where it is not there, or in flow style
 */
export function removeJob(text: string): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const root = document.contents;
  const hook = document.get('pre-commit', true);
  if (!isMap(hook) || hook.flow === true) return undefined;
  const [kind, list] = [
    ['jobs', hook.get('jobs', true)] as const,
    ['commands', hook.get('commands', true)] as const,
  ].find(([, node]) => startOfItem(node) !== undefined) ?? [undefined, undefined];
  if (kind === undefined || !(isMap(list) || isSeq(list)) || list.flow === true) return undefined;
  const item = startOfItem(list)!;
  if (list.items.length > 1) return withoutLines(text, item);
  const parent = hook.items.length > 1 ? pairOf(hook, kind) : pairOf(root, 'pre-commit');
  return parent === undefined ? undefined : withoutLines(text, parent);
}

/** Where the command starts and ends in a list of jobs, or in a map of commands. */
function startOfItem(list: unknown): Extent | undefined {
  if (isMap(list)) return pairOf(list, name);
  if (!isSeq(list)) return undefined;
  const item = list.items.find((job) => isMap(job) && job.get('name') === name);
  return isMap(item) ? { start: item.range![0], end: item.range![1] } : undefined;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

function pairOf(map: unknown, key: string): Extent | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find((each) => isScalar(each.key) && each.key.value === key);
  return isScalar(pair?.key) && isNode(pair.value)
    ? { start: pair.key.range![0], end: pair.value.range![1] }
    : undefined;
}

function withoutLines(text: string, { start, end }: Extent): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const rest = text[end - 1] === '\n' ? text.slice(end) : text.slice(end).replace(/^[^\n]*\n?/, '');
  return text.slice(0, from) + rest;
}

function command(indent: string, run: string): string {
  return `${indent}${name}:\n${indent}  run: ${run}\n`;
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
  const rest = text.slice(end);
  return ended(text.slice(0, end)) + lines(indent) + (text[end - 1] === '\n' ? rest : rest.replace(/^\n/, ''));
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
