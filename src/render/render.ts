import type { Helm } from '../engines/helm.ts';
import type { Kustomize } from '../engines/kustomize.ts';
import type { Resource } from '../model/resource.ts';
import type { Staged, Violation } from '../model/violation.ts';
import { isApplication } from '../units/application.ts';
import { applicationReleases } from '../units/application-release.ts';
import type { Chart, ChartIndex } from '../units/chart.ts';
import { helmReleases, isHelmRelease } from '../units/helm-release.ts';
import { inflationsOf } from '../units/inflation.ts';
import type { Kustomization, KustomizationIndex } from '../units/kustomization.ts';
import { defaultRelease, filesBesides, releaseId, type Release } from '../units/release.ts';
import type { ChartContext } from './charts/context.ts';
import { renderCharts } from './charts/render.ts';
import type { RenderContext } from './context.ts';
import { renderKustomizations } from './kustomizations/render.ts';
import type { SourcePlace } from './place.ts';
import { Collection } from './rendered.ts';
import type { JsonPath } from '../model/json-path.ts';

export interface RenderInput {
  /** All kustomizations of the repository, and those to build. */
  readonly kustomizations: KustomizationIndex;
  readonly roots: readonly Kustomization[];
  /** All charts of the repository. */
  readonly charts: ChartIndex;
  /** Objects that no unit includes, given those files whose objects are in one: what installs charts may be among them. */
  readonly standAlone: (covered: ReadonlySet<string>) => readonly Resource[];
  /** Whether a release is to be rendered; `files` are the chart's, its values' and its installer's. */
  readonly isWanted: (files: readonly string[]) => boolean;
}

export interface Engines {
  readonly kustomize: Kustomize;
  readonly helm: Helm;
}

export interface RenderEnvironment extends RenderContext {
  readonly engines: Engines;
  readonly kubernetesVersion: string;
  readonly placeInSource: (resource: Resource, path: JsonPath) => SourcePlace;
}

/** Builds every deployment unit: kustomizations, and charts as Applications and HelmReleases install them, or by default. */
export async function render(input: RenderInput, environment: RenderEnvironment): Promise<Staged<Collection>> {
  const { kustomizations, roots, charts } = input;
  const collection = new Collection();
  const { kustomize, helm } = environment.engines;
  const chartContext = {
    ...environment,
    helm,
    charts,
    placeOf: (resource: Resource, path: JsonPath) =>
      collection.locate(resource, path) ?? environment.placeInSource(resource, path),
  };
  const violations = await renderKustomizations(roots, collection, { ...chartContext, kustomize, kustomizations });
  if (charts.all.length > 0) violations.push(...(await renderReleases(input, collection, chartContext)));
  return { value: collection, violations };
}

/** An Application may install a chart that brings Applications: round by round, until nothing new is installed. */
async function renderReleases(input: RenderInput, collection: Collection, context: ChartContext): Promise<Violation[]> {
  const { kustomizations, charts, standAlone, isWanted } = input;
  const violations: Violation[] = [];
  const inflations = kustomizations.all.flatMap((kustomization) => inflationsOf(kustomization, charts));
  const installed = new Set<Chart>(inflations.flatMap(({ release }) => release?.chart ?? []));
  const known = new Set<string>();
  const renderNew = async (releases: readonly Release[]): Promise<boolean> => {
    const fresh = releases.filter((release) => !known.has(releaseId(release)));
    for (const release of fresh) {
      known.add(releaseId(release));
      installed.add(release.chart);
    }
    const wanted = fresh.filter((release) => isWanted([...release.chart.files, ...filesBesides(release)]));
    if (wanted.length === 0) return false;
    violations.push(...(await renderCharts(wanted, collection, context)));
    return true;
  };
  const alone = standAlone(collection.covered);
  const follow = async (): Promise<void> => {
    while (await renderNew(releasesIn([...alone, ...collection.resources], charts, context)));
  };
  const byDefault = (isDue: (chart: Chart) => boolean): Release[] =>
    charts.installable.filter((chart) => !installed.has(chart) && isDue(chart)).map(defaultRelease);
  await follow();
  if (await renderNew(byDefault((chart) => installsCharts(chart, context)))) await follow();
  await renderNew(byDefault(() => true));
  return violations;
}

/** Whether a chart brings Applications or HelmReleases, as far as the text of its templates tells. */
function installsCharts({ files }: Chart, { read }: RenderContext): boolean {
  return files.some(
    (file) =>
      file.includes('/templates/') &&
      /\b(?:argoproj\.io|helm\.toolkit\.fluxcd\.io)\//.test(Buffer.from(read(file) ?? []).toString('utf8')),
  );
}

function releasesIn(resources: readonly Resource[], charts: ChartIndex, { parse }: RenderContext): Release[] {
  return resources.flatMap((resource) => {
    if (isHelmRelease(resource)) return helmReleases(resource, charts);
    if (!isApplication(resource)) return [];
    return applicationReleases(resource, charts, (text) => parse('values.yaml', text)[0]?.value);
  });
}
