import { createTwoFilesPatch } from 'diff';
import type { Helm, HelmError, HelmRendering } from '../../../engines/helm.ts';
import { asFiles } from '../engines/files.ts';
import type { Case, Run } from './cases.ts';
import { renderNatively, type NativeResult } from './native.ts';

export type Rendered = HelmRendering | { readonly error: HelmError };

export interface Comparison {
  readonly rendered: Rendered;
  /** How the engine and Helm disagree; empty where they do not. */
  readonly differences: readonly string[];
}

/** Renders one run with Helm and with the engine, which has loaded the files of the case. */
export async function compare(given: Case, run: Run, helm: Helm): Promise<Comparison> {
  const rendered = await helm.render({ ...run.arguments, trace: true }, asFiles(run.files ?? {}));
  const native = renderNatively(given, run);
  const differences =
    run.random === true
      ? [...sameForm(rendered, native), ...(await sameEachTime(run, rendered, helm))]
      : [...sameOutput(rendered, native), ...sameFailure(run, rendered, native)];
  return {
    rendered,
    differences: [...differences, ...asExpected(run, 'error' in rendered ? rendered.error : undefined)],
  };
}

function sameOutput(rendered: Rendered, native: NativeResult): string[] {
  if ('error' in rendered) return 'error' in native ? [] : [`only the engine fails: ${rendered.error.message}`];
  if ('error' in native) return [`only Helm fails: ${native.error}`];
  if (rendered.output === native.output) return [];
  return [createTwoFilesPatch('helm', 'engine', native.output, rendered.output, '', '', { context: 1 })];
}

function sameFailure(run: Run, rendered: Rendered, native: NativeResult): string[] {
  if (!('error' in rendered && 'error' in native)) return [];
  if (run.words === 'other' || rendered.error.message.trimEnd() === native.error) return [];
  return [`other words:\n  helm:   ${native.error}\n  engine: ${rendered.error.message}`];
}

/** Random values are as long as Helm's, and of the same signs. */
function sameForm(rendered: Rendered, native: NativeResult): string[] {
  const form = <T>(result: T) =>
    ({ ...result, output: outputOf(result).replaceAll(/[\w+/=$.]/g, 'x') }) as T & { output: string };
  return sameOutput(form(rendered), form(native));
}

function outputOf(result: unknown): string {
  return (result as { readonly output?: string }).output ?? '';
}

async function sameEachTime(run: Run, rendered: Rendered, helm: Helm): Promise<string[]> {
  const again = await helm.render(run.arguments);
  return outputOf(again) === outputOf(rendered) ? [] : ['random values differ from one rendering to the next'];
}

function asExpected(run: Run, error: HelmError | undefined): string[] {
  const problems: string[] = [];
  if (run.fails !== undefined && run.fails !== (error !== undefined))
    problems.push(error?.message ?? 'the case should fail');
  const expected = { ...run.at, ...(run.file !== undefined && { file: run.file }) };
  for (const [key, value] of Object.entries(expected)) {
    const actual = error?.[key as keyof HelmError];
    if (actual !== value) problems.push(`${key} is ${JSON.stringify(actual)}, not ${JSON.stringify(value)}`);
  }
  const paths = error?.violations?.map(({ path }) => path);
  if (run.violations !== undefined && JSON.stringify(paths) !== JSON.stringify(run.violations))
    problems.push(`violations are at ${JSON.stringify(paths)}`);
  return problems;
}
