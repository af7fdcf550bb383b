import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../peers.ts';
import { asFiles, type Run } from './cases.ts';
import type { Document, HelmEngine, Rendered } from './engine.ts';

const token = 'zqz';

/** Changes the text of template lines that a trace names, and looks which lines of the output change. */
export class TraceCheck {
  readonly problems: string[] = [];
  #templateLines = 0;
  #outputLines = 0;
  #known = 0;
  #via = 0;

  check(name: string, engine: HelmEngine, run: Run, rendered: Rendered, folder: string): void {
    const documents = rendered.documents.filter(({ kind }) => kind !== 'crd');
    for (const document of documents) this.#count(document);
    for (const [number, { template, file }] of rendered.files.entries()) {
      if (file === undefined) continue;
      const text = run.files?.[file] ?? readFileSync(join(folder, file), 'utf8');
      for (const line of linesOfFile(documents, number)) {
        const change = changeWord(text, line);
        if (change === undefined) continue;
        const changed = engine.template(run.arguments, asFiles({ ...run.files, [file]: change.text }));
        if (changed.error !== undefined) continue;
        const traced = documents.flatMap((document) => textsAt(document, number, line));
        const problem = disagreement(traced, linesWithToken(changed), change.word);
        this.#templateLines += 1;
        if (problem !== undefined) this.problems.push(`${name}: ${template}:${line}: ${problem}`);
      }
    }
  }

  row(): Row {
    const share = (count: number) => `${((100 * count) / this.#outputLines).toFixed(1)} %`;
    return {
      check: 'traces',
      result: this.problems.length === 0 ? 'passed' : 'failed',
      detail:
        `${this.#templateLines} template lines changed; of ${this.#outputLines} lines ` +
        `${share(this.#known)} are traced, ${share(this.#via)} also to a helper`,
    };
  }

  #count({ trace, text }: Document): void {
    this.#outputLines += linesOf(text).length;
    for (const [count, file] of trace!.lines) if (file >= 0) this.#known += count;
    this.#via += new Set(trace!.via.map(([line]) => line)).size;
  }
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** For each line of a document, every template line that its trace names. */
function positions({ trace, text }: Document): { file: number; line: number }[][] {
  const found = trace!.lines.flatMap(([count, file, first, growth]) =>
    Array.from({ length: count }, (_, index) => [{ file, line: first + index * growth }]),
  );
  for (const [line, file, templateLine] of trace!.via) found[line - 1]!.push({ file, line: templateLine });
  if (found.length !== linesOf(text).length)
    throw new Error(`a trace has ${found.length} lines, its document another number`);
  return found;
}

function linesOfFile(documents: readonly Document[], file: number): Set<number> {
  return new Set(
    documents.flatMap((document) =>
      positions(document)
        .flat()
        .filter((position) => position.file === file)
        .map(({ line }) => line),
    ),
  );
}

function textsAt(document: Document, file: number, line: number): string[] {
  const at = positions(document);
  return linesOf(document.text).filter((_, index) =>
    at[index]!.some((position) => position.file === file && position.line === line),
  );
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

function linesWithToken({ documents }: Rendered): string[] {
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
