import { Engine } from '../../engines/engine.ts';
import { Helm } from '../../engines/helm.ts';
import { filesOf } from './engines/files.ts';
import { Tally } from './engines/tally.ts';
import { corpusCases, ownCases, type Case } from './helm/cases.ts';
import { compare } from './helm/compare.ts';
import { TraceCheck } from './helm/trace.ts';

/** Compares the Helm engine with `helm template`, and looks whether its traces are true. */
export async function verifyHelm(work: string, corpora: string | undefined): Promise<Tally[]> {
  const engine = new Engine('helm', { cacheFolder: undefined, timeout: 60_000, threads: 1 });
  const helm = new Helm(engine);
  const output = new Tally('helm');
  const traces = new TraceCheck();
  for (const given of [...ownCases(work), ...(corpora === undefined ? [] : corpusCases(corpora))]) {
    helm.load(filesOf(given.folder));
    await checkCase(given, helm, output, traces);
  }
  await engine.close();
  process.stdout.write(`${traces.summary()}\n\n`);
  return [output, traces.tally];
}

async function checkCase(given: Case, helm: Helm, output: Tally, traces: TraceCheck): Promise<void> {
  for (const [index, run] of given.runs.entries()) {
    const name = `${given.name}, run ${index + 1}`;
    const { rendered, differences } = await compare(given, run, helm);
    output.add(name, 'error' in rendered ? 'failure' : 'output', differences);
    if (!('error' in rendered)) await traces.check(name, helm, run, rendered, given.folder);
  }
}
