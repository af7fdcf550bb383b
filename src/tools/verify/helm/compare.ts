import { createTwoFilesPatch } from 'diff';
import { asFiles, filesOf, type Case, type Run } from './cases.ts';
import { HelmEngine, type Failure, type Rendered } from './engine.ts';
import { renderNatively, type NativeResult } from './native.ts';

export interface Comparison {
  readonly rendered: Rendered;
  /** How the engine and Helm disagree; empty where they do not. */
  readonly differences: readonly string[];
}

/** Renders one run with Helm and with the engine. */
export function compare(given: Case, run: Run, engine: HelmEngine): Comparison {
  const rendered = engine.template({ ...run.arguments, trace: true }, asFiles(run.files ?? {}));
  const native = renderNatively(given, run);
  const differences =
    run.random === true
      ? [...sameForm(rendered, native), ...sameEachTime(given, run, rendered)]
      : [...sameOutput(rendered, native), ...sameFailure(run, rendered.error, native.error)];
  return { rendered, differences: [...differences, ...asExpected(run, rendered.error)] };
}

function sameOutput({ output, error }: Rendered, native: NativeResult): string[] {
  if (output === native.output) return [];
  if (output === undefined) return [`only the engine fails: ${error!.message}`];
  if (native.output === undefined) return [`only Helm fails: ${native.error!}`];
  return [createTwoFilesPatch('helm', 'engine', native.output, output, '', '', { context: 1 })];
}

function sameFailure(run: Run, ours: Failure | undefined, native: string | undefined): string[] {
  if (ours === undefined || native === undefined) return [];
  if (run.words === 'other' || ours.message.trimEnd() === native) return [];
  return [`other words:\n  helm:   ${native}\n  engine: ${ours.message}`];
}

/** Random values are as long as Helm's, and of the same signs. */
function sameForm({ output = '' }: Rendered, native: NativeResult): string[] {
  const form = (text: string) => text.replaceAll(/[\w+/=$.]/g, 'x');
  return sameOutput({ ...emptyResult, output: form(output) }, { output: form(native.output ?? '') });
}

const emptyResult: Rendered = { documents: [], files: [], warnings: [] };

function sameEachTime({ folder }: Case, run: Run, { output }: Rendered): string[] {
  const another = new HelmEngine(filesOf(folder));
  another.template(run.arguments);
  return another.template(run.arguments).output === output
    ? []
    : ['random values differ from one rendering to the next'];
}

function asExpected(run: Run, error: Failure | undefined): string[] {
  const problems: string[] = [];
  if ((run.fails ?? false) !== (error !== undefined)) problems.push(error?.message ?? 'the case should fail');
  const expected = { ...run.at, ...(run.file !== undefined && { file: run.file }) };
  for (const [key, value] of Object.entries(expected)) {
    const actual = error?.[key as keyof Failure];
    if (actual !== value) problems.push(`${key} is ${String(actual)}, not ${String(value)}`);
  }
  const paths = error?.violations?.map(({ path }) => path);
  if (run.violations !== undefined && JSON.stringify(paths) !== JSON.stringify(run.violations))
    problems.push(`violations are at ${JSON.stringify(paths)}`);
  return problems;
}
