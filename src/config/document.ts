import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import { CliError } from '../errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Range } from '../model/range.ts';
import { readText } from '../read-text.ts';

/** A configuration file as it is written, with the place of each value. */
export interface ConfigDocument {
  readonly file: string;
  readonly value: unknown;
  /** Of the key of a mapping, or of the item of a list; the start of the file for what is not there. */
  readonly range: (path: JsonPath) => Range;
}

/** What a file holds in git's index, by its absolute path; undefined for what is not there, or is to be read from disk. */
export type Staged = (file: string) => string | undefined;

/** @throws CliError `unreadable`, or `bad-config` for what is no YAML */
export function readConfigDocument(file: string, staged?: Staged): ConfigDocument {
  const lines = new LineCounter();
  const text = staged?.(file) ?? readText(file, 'name a readable file with --config or `extends`');
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
  });
  const rangeOf = (start: number, end: number): Range => {
    const [from, to] = [lines.linePos(start), lines.linePos(end)];
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  };
  const [syntax] = document.errors;
  if (syntax !== undefined)
    throw new CliError(
      'bad-config',
      `${formatPlace(file, rangeOf(...syntax.pos))}: ${syntax.message}`,
      'correct the YAML there',
    );
  return {
    file,
    value: document.toJS() ?? {},
    range(path) {
      const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find((item) => isPair(item) && String(item.key) === String(path.at(-1)))
        : undefined;
      const node = pair?.key ?? document.getIn(path, true);
      const [start, end] = (isNode(node) ? node.range : undefined) ?? [0, 0];
      return rangeOf(start, end);
    },
  };
}

/** `k8s-platform.yaml:3:1` */
export function formatPlace(file: string, { line, column }: Range): string {
  return `${file}:${line}:${column}`;
}
