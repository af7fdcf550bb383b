import type { FilePlace } from '../../model/violation.ts';

const mark = 'k8s-platform-ignore';
const comment = /#\s*k8s-platform-ignore\s+([\w-]+\/[\w-]+(?:\s*,\s*[\w-]+\/[\w-]+)*)\s*(?::\s*(.*))?$/;
const blockScalar = /(?::|^\s*-|-\s)\s*(?:[!&]\S+\s+)*[|>][-+\d]*\s*(?:#.*)?$/;

/** `# k8s-platform-ignore <rule>, <rule>: reason` */
export interface Comment {
  readonly rules: readonly string[];
  /** Empty when there is none. */
  readonly reason: string;
  readonly place: FilePlace;
  /** Alone on its line, so that it speaks of the next one. */
  readonly alone: boolean;
  /** Part of a text within the file, such as an inline patch, rather than of the file. */
  readonly quoted: boolean;
}

/** The comments of a file that suppress something, by their line. */
export function commentsIn(file: string, text: string): ReadonlyMap<number, Comment> {
  const found = new Map<number, Comment>();
  if (!text.includes(mark)) return found;
  let block: number | undefined;
  text.split(/\r?\n/).forEach((content, index) => {
    const indentation = content.search(/\S/);
    if (block !== undefined && indentation >= 0 && indentation <= block) block = undefined;
    const match = comment.exec(content);
    if (match !== null) {
      const line = index + 1;
      found.set(line, {
        rules: match[1]!.split(/\s*,\s*/),
        reason: match[2]?.trim() ?? '',
        place: {
          file,
          range: { line, column: match.index + 1, endLine: line, endColumn: content.trimEnd().length + 1 },
        },
        alone: indentation === match.index,
        quoted: block !== undefined,
      });
    }
    if (block === undefined && blockScalar.test(content)) block = indentation;
  });
  return found;
}

/** The comment that speaks of a rule on a line: there, or alone on the lines above. */
export function commentFor(comments: ReadonlyMap<number, Comment>, line: number, rule: string): Comment | undefined {
  const own = comments.get(line);
  if (own?.rules.includes(rule)) return own;
  for (let above = line - 1; comments.get(above)?.alone; above -= 1) {
    if (comments.get(above)!.rules.includes(rule)) return comments.get(above);
  }
  return undefined;
}
