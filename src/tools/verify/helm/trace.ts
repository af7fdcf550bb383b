import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Helm, HelmDocument, HelmRendering } from '../../../engines/helm.ts';
import type { HelmPosition } from '../../../engines/helm-trace.ts';
import { asFiles } from '../engines/files.ts';
import { Tally } from '../engines/tally.ts';
import type { Run } from './cases.ts';

const token = 'zqz';

/** Changes the text of template lines that a trace names, and looks which lines of the output change. */
export class TraceCheck {
  readonly tally = new Tally('helm traces');
  #outputLines = 0;
  #known = 0;
  #nested = 0;

  async check(name: string, helm: Helm, run: Run, { documents: all }: HelmRendering, folder: string): Promise<void> {
    const documents = all.filter(({ role }) => role !== 'crd').map((document) => new TracedDocument(document));
    for (const { lines, positions } of documents) {
      this.#outputLines += lines.length;
      this.#known += positions.filter((found) => found.length > 0).length;
      this.#nested += positions.filter((found) => found.length > 1).length;
    }
    for (const { file, line } of templateLines(documents)) {
      const text = run.files?.[file] ?? readFileSync(join(folder, file), 'utf8');
      const change = changeWord(text, line);
      if (change === undefined) continue;
      const changed = await helm.render(run.arguments, asFiles({ ...run.files, [file]: change.text }));
      if ('error' in changed) continue;
      const traced = documents.flatMap((document) => document.linesFrom(file, line));
      const problem = disagreement(traced, linesWithToken(changed), change.word);
      this.tally.add(`${name}: ${file}:${line}`, 'output', problem === undefined ? [] : [problem]);
    }
  }

  summary(): string {
    const share = (count: number) => `${((100 * count) / this.#outputLines).toFixed(1)} %`;
    return `Of ${this.#outputLines} lines that Helm printed ${share(this.#known)} are traced, ${share(this.#nested)} to a helper too.`;
  }
}

class TracedDocument {
  readonly lines: readonly string[];
  /** Of each line. */
  readonly positions: readonly (readonly HelmPosition[])[];

  constructor({ text, trace }: HelmDocument) {
    this.lines = linesOf(text);
    this.positions = this.lines.map((_, index) => trace!.at(index + 1).positions);
  }

  linesFrom(file: string, line: number): string[] {
    return this.lines.filter((_, index) =>
      this.positions[index]!.some((position) => position.file === file && position.line === line),
    );
  }
}

/** Each template line that a trace names, once. */
function templateLines(documents: readonly TracedDocument[]): { file: string; line: number }[] {
  const found = new Map<string, { file: string; line: number }>();
  for (const { file, line } of documents.flatMap(({ positions }) => positions.flat()))
    if (file !== undefined) found.set(`${file}:${line}`, { file, line });
  return [...found.values()];
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** A template with another word in a line, outside of actions; nothing where the line has no word of its own. */
function changeWord(template: string, line: number): { text: string; word: string } | undefined {
  const lines = template.split('\n');
  const text = lines[line - 1]!;
  const withoutActions = text
    .replace(/^[^{]*\}\}/, (rest) => ' '.repeat(rest.length))
    .replaceAll(/\{\{.*?(?:\}\}|$)/g, (action) => ' '.repeat(action.length));
  const found = /[A-Za-z]{2,}/.exec(withoutActions);
  if (found === null) return undefined;
  lines[line - 1] = text.slice(0, found.index + 1) + token + text.slice(found.index + 1);
  return { text: lines.join('\n'), word: found[0] };
}

function linesWithToken({ documents }: HelmRendering): string[] {
  return documents
    .flatMap(({ text }) => linesOf(text))
    .filter((line) => line.includes(token))
    .map((line) => line.replaceAll(token, ''));
}

/** The lines that changed are those that the trace names and that show the word. */
function disagreement(traced: readonly string[], changed: readonly string[], word: string): string | undefined {
  const left = [...traced];
  for (const line of changed) {
    const at = left.indexOf(line);
    if (at < 0) return `changes a line that is not traced to it: ${line}`;
    left.splice(at, 1);
  }
  const unchanged = left.find((line) => line.includes(word));
  return unchanged === undefined ? undefined : `does not change a line that is traced to it: ${unchanged}`;
}
