import { Engine } from '../../engines/engine.ts';
import { Helm } from '../../engines/helm.ts';
import { Kustomize } from '../../engines/kustomize.ts';
import { filesOf } from './engines/files.ts';
import { Tally } from './engines/tally.ts';
import { corpusCases, ownCases } from './kustomize/cases.ts';
import { compare } from './kustomize/compare.ts';

/** Compares the kustomize engine, with the Helm engine for charts that kustomizations inflate, with `kustomize build`. */
export async function verifyKustomize(work: string, corpora: string | undefined): Promise<Tally[]> {
  const options = { cacheFolder: undefined, timeout: 60_000, threads: 1 };
  const engines = [new Engine('kustomize', options), new Engine('helm', options)] as const;
  const kustomize = new Kustomize(engines[0]);
  const helm = new Helm(engines[1]);
  const tally = new Tally('kustomize');
  let loaded = '';
  for (const given of [...ownCases(work), ...(corpora === undefined ? [] : corpusCases(corpora))]) {
    if (given.root !== loaded) {
      const files = filesOf(given.root);
      kustomize.load(files);
      helm.load(files);
      loaded = given.root;
    }
    const { outcome, differences } = await compare(given, { kustomize, helm });
    tally.add(given.name, outcome, differences);
  }
  await Promise.all(engines.map(async (engine) => engine.close()));
  return [tally];
}
