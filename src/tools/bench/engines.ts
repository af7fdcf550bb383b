import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { Engines } from '../../engines/engines.ts';
import { parse } from '../../parse/parse.ts';
import { filesOf } from '../verify/engines/files.ts';
import { best, time } from './measure.ts';

/** What an engine takes, and the native tool beside it; milliseconds. */
export interface EngineTimes {
  readonly what: string;
  /** From nothing to the first answer, with the module in the cache folder. */
  readonly cold: number;
  /** One answer more. */
  readonly warm: number;
  /** A process of the native tool, whole; undefined where it is not installed. */
  readonly native: readonly [name: string, time: number | undefined];
}

const fixtures = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures');

/**
 * @param corpus a folder of manifests, for the admission engine and kubeconform
 * @param schemas where kubeconform finds its schemas
 */
export async function engineTimes(corpus: string, schemas: string): Promise<EngineTimes[]> {
  const overlay = join(fixtures, 'kustomize', 'nested-overlays');
  const chart = join(fixtures, 'helm', 'dependency-of-other-version');
  const policies = join(import.meta.dirname, '..', '..', '..', 'policies');
  const objects = readdirSync(corpus).flatMap((name) =>
    parse(name, readFileSync(join(corpus, name))).value.documents.map(({ value }) => value),
  );
  return [
    await timed('kustomize: an overlay', ['kustomize', ['build', join(overlay, 'top')]], async ({ kustomize }) => {
      kustomize.load(filesOf(overlay));
      await kustomize.build('top');
    }),
    await timed('helm: a chart', ['helm', ['template', join(chart, 'chart')]], async ({ helm }) => {
      helm.load(filesOf(chart));
      await helm.render({ chart: 'chart', trace: true });
    }),
    await timed(
      'rego: check of our policies',
      ['opa', ['check', '--strict', '--bundle', policies]],
      async ({ rego }) => {
        await rego.check(
          filesOf(policies).filter(({ path }) => path.endsWith('.rego')),
          { strict: true },
        );
      },
    ),
    await timed(
      `admission: ${objects.length} objects`,
      ['kubeconform', ['-strict', '-schema-location', schemas, corpus]],
      async ({ admission }) => {
        await admission.check(objects);
      },
    ),
  ];
}

async function timed(
  what: string,
  [command, args]: readonly [string, readonly string[]],
  ask: (engines: Engines) => Promise<void>,
): Promise<EngineTimes> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const engines = new Engines({ cacheFolder: cacheFolder(process.env) });
    cold.push(await duration(async () => ask(engines)));
    for (let again = 0; again < 3; again += 1) warm.push(await duration(async () => ask(engines)));
    await engines.close();
  }
  const native = time(command, args, { runs: 5 });
  return { what, cold: Math.min(...cold), warm: Math.min(...warm), native: [command, native && best(native)] };
}

async function duration(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
