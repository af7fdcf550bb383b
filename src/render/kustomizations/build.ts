import { posix } from 'node:path';
import { EngineFailure } from '../../engines/engine.ts';
import type { EngineFile } from '../../engines/frame.ts';
import { buildWithCharts, type InflatedBuild, type InflationError } from '../../engines/helm-inflation.ts';
import type { KustomizeBuild, KustomizeOrigin } from '../../engines/kustomize.ts';
import type { Resource } from '../../model/resource.ts';
import { groupOf } from '../../model/resource.ts';
import type { Violation } from '../../model/violation.ts';
import type { PrintedObject } from '../charts/locate.ts';
import type { RenderContext } from '../context.ts';
import { explainFailure, type Failure } from './errors.ts';
import type { Kustomization } from '../../units/kustomization.ts';
import { inflationFiles } from '../../units/inflation.ts';
import { pathsRead } from '../../units/inputs.ts';
import type { KustomizationContext } from './context.ts';
import { chartViolations, printedAs, printedObjects } from './inflated.ts';
import { remoteEntries, withoutEntries, type RemoteEntry } from './remote.ts';

/** An object of a build, with what is known of its origin. */
export interface BuiltResource {
  readonly resource: Resource;
  readonly text: string;
  /** The file that creates it; undefined for what a generator made. */
  readonly file: string | undefined;
  /** The object in that file. */
  readonly source: Resource | undefined;
  /** The object that a chart printed. */
  readonly printed: PrintedObject | undefined;
  /** Kustomizations that transformed it or, for a generator, hold it. */
  readonly touchedIn: ReadonlySet<string>;
  /** Kustomization of the generator. */
  readonly generatedIn: string | undefined;
}

export interface Build {
  readonly root: Kustomization;
  readonly resources: readonly BuiltResource[];
  /** Whether it could be built. */
  readonly isBuilt: boolean;
  readonly failure: Failure | undefined;
  /** What Helm has against a chart that it inflates. */
  readonly violations: readonly Violation[];
  readonly remote: readonly RemoteEntry[];
}

/** Builds one kustomization; what is remote is left out and reported. */
export async function buildKustomization(root: Kustomization, context: KustomizationContext): Promise<Build> {
  const closure = context.kustomizations.closure(root);
  const remote = closure.map((kustomization) => remoteEntries(kustomization, context.charts));
  const base = { root, resources: [], isBuilt: false, failure: undefined, violations: [], remote: remote.flat() };
  const built = await buildOrFail(root, context);
  if ('error' in built) {
    if (built.chart !== undefined) {
      const { wanted, error } = built.chart;
      return { ...base, violations: chartViolations(wanted.chart, error, closure, context) };
    }
    // without its remote part, a patch for it fits nothing: that says nothing about the repository
    return base.remote.length > 0
      ? base
      : { ...base, failure: explainFailure(built.error, root, context.kustomizations) };
  }
  const texts = built.output.split(/^---\n/m);
  const surroundings = {
    root,
    context,
    used: new Set<Resource>(),
    printed: printedObjects(built.charts, closure, context),
  };
  const resources = built.objects.flatMap((object, position) => {
    const text = texts[position] ?? '';
    const [document] = context.parse(root.path, text);
    return document === undefined
      ? []
      : context.resourcesIn(document).map((resource) => toBuilt(resource, text, object, surroundings));
  });
  return { ...base, isBuilt: true, resources };
}

/** All that the build of a kustomization reads, without what is remote. */
export function filesOfBuild(
  root: Kustomization,
  { kustomizations, charts, read }: Pick<KustomizationContext, 'kustomizations' | 'charts' | 'read'>,
): EngineFile[] {
  const closure = kustomizations.closure(root);
  const inflated = closure.flatMap((kustomization) => inflationFiles(kustomization, charts));
  const named = [...new Set([...pathsRead([root], kustomizations), ...inflated])].flatMap((path) => {
    const content = read(path);
    return content === undefined ? [] : [{ path, content }];
  });
  const shortened = closure.flatMap((kustomization) => {
    const entries = remoteEntries(kustomization, charts);
    return entries.length === 0 ? [] : [withoutEntries(kustomization, entries)];
  });
  return [...named, ...shortened];
}

async function buildOrFail(
  root: Kustomization,
  context: KustomizationContext,
): Promise<InflatedBuild | InflationError> {
  try {
    return await buildWithCharts(context, root.folder, { files: filesOfBuild(root, context), trace: true });
  } catch (error) {
    if (error instanceof EngineFailure) return { error: error.message };
    throw error;
  }
}

interface Surroundings {
  readonly root: Kustomization;
  readonly context: RenderContext;
  /** Source objects that an earlier object of the output came from. */
  readonly used: Set<Resource>;
  /** What the charts of the build printed. */
  readonly printed: readonly PrintedObject[];
}

function toBuilt(
  resource: Resource,
  text: string,
  object: KustomizeBuild['objects'][number],
  { root, context, used, printed }: Surroundings,
): BuiltResource {
  const { origin, transformations = [] } = object;
  const absolute = (path: string) => posix.join(root.folder, path);
  const file = origin?.path === undefined ? undefined : absolute(origin.path);
  const source = file === undefined ? undefined : sourceOf(resource, file, context, used);
  if (source !== undefined) used.add(source);
  const generatedIn =
    file === undefined && origin?.configuredIn !== undefined ? absolute(origin.configuredIn) : undefined;
  const touched = [...transformations, ...(origin === undefined ? [] : [origin])].flatMap(
    ({ configuredIn }: KustomizeOrigin) => (configuredIn === undefined ? [] : [absolute(configuredIn)]),
  );
  const isInflated = origin?.configuredBy?.kind === 'HelmChartInflationGenerator';
  return {
    resource,
    text,
    file,
    source,
    printed: isInflated ? printedAs(resource, printed) : undefined,
    generatedIn,
    touchedIn: new Set(touched),
  };
}

/** The object of a file that became this one: the same kind, and the name that its own name was made of. */
function sourceOf(
  rendered: Resource,
  file: string,
  context: RenderContext,
  used: ReadonlySet<Resource>,
): Resource | undefined {
  const { kind, apiVersion, name } = rendered.id;
  const candidates = context
    .resourcesOf(file)
    .filter((candidate) => candidate.id.kind === kind && groupOf(candidate.id.apiVersion) === groupOf(apiVersion));
  const byName = candidates
    .filter(({ id }) => name.includes(id.name))
    .sort((a, b) => b.id.name.length - a.id.name.length);
  const ordered = byName.length > 0 ? byName : candidates;
  return ordered.find((candidate) => !used.has(candidate)) ?? ordered[0];
}
