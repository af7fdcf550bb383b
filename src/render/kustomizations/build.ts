import { posix } from 'node:path';
import { EngineFailure } from '../../engines/engine.ts';
import type { KustomizeBuild, KustomizeOrigin } from '../../engines/kustomize.ts';
import type { EngineFile } from '../../engines/frame.ts';
import type { Resource } from '../../model/resource.ts';
import { groupOf } from '../../model/resource.ts';
import type { RenderContext } from '../context.ts';
import { explainFailure, type Failure } from './errors.ts';
import type { Kustomization } from '../../units/kustomization.ts';
import type { KustomizationContext } from './context.ts';
import { remoteEntries, withoutRemoteEntries, type RemoteEntry } from './remote.ts';

/** An object of a build, with what is known of its origin. */
export interface BuiltResource {
  readonly resource: Resource;
  readonly text: string;
  /** The file that creates it; undefined for what a generator made. */
  readonly file: string | undefined;
  /** The object in that file. */
  readonly source: Resource | undefined;
  /** Kustomizations that transformed it or, for a generator, hold it. */
  readonly touchedIn: ReadonlySet<string>;
  /** Kustomization of the generator. */
  readonly generatedIn: string | undefined;
}

export interface Build {
  readonly root: Kustomization;
  readonly resources: readonly BuiltResource[];
  readonly failure: Failure | undefined;
  readonly remote: readonly RemoteEntry[];
}

/** Builds one kustomization; what is remote is left out and reported. */
export async function buildKustomization(root: Kustomization, context: KustomizationContext): Promise<Build> {
  const index = context.kustomizations;
  const remote = remoteEntries(root, index);
  const overlays: EngineFile[] = [...new Set(remote.map(({ kustomization }) => kustomization))].map(
    withoutRemoteEntries,
  );
  const built = await buildOrFail(root, overlays, context);
  if (typeof built === 'string') {
    // without its remote part, a patch for it fits nothing: that says nothing about the repository
    const failure = remote.length > 0 ? undefined : explainFailure(built, root, index);
    return { root, resources: [], failure, remote };
  }
  const texts = built.output.split(/^---\n/m);
  const used = new Set<Resource>();
  const resources = built.objects.flatMap((object, position) => {
    const text = texts[position] ?? '';
    const [document] = context.parse(root.path, text);
    return document === undefined
      ? []
      : context.resourcesIn(document).map((resource) => toBuilt(resource, text, object, { root, context, used }));
  });
  return { root, resources, failure: undefined, remote };
}

async function buildOrFail(
  root: Kustomization,
  overlays: readonly EngineFile[],
  { kustomize }: KustomizationContext,
): Promise<KustomizeBuild | string> {
  try {
    const built = await kustomize.build(root.folder, overlays);
    return 'error' in built ? built.error : built;
  } catch (error) {
    if (error instanceof EngineFailure) return error.message;
    throw error;
  }
}

interface Surroundings {
  readonly root: Kustomization;
  readonly context: RenderContext;
  /** Source objects that an earlier object of the output came from. */
  readonly used: Set<Resource>;
}

function toBuilt(
  resource: Resource,
  text: string,
  object: KustomizeBuild['objects'][number],
  { root, context, used }: Surroundings,
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
  return { resource, text, file, source, generatedIn, touchedIn: new Set(touched) };
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
