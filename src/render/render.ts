import type { JsonPath } from '../model/json-path.ts';
import type { Resource } from '../model/resource.ts';
import type { Unit } from '../model/unit.ts';
import type { Staged, Violation } from '../model/violation.ts';
import { buildKustomization, type Build, type BuiltResource } from './build.ts';
import type { RenderContext } from './context.ts';
import { Histories } from './histories.ts';
import { KustomizationIndex, type Kustomization } from '../units/kustomization.ts';
import { objectInputs, pathsRead } from '../units/inputs.ts';
import { locateField, type Located } from './origins/locate.ts';

export interface RenderInput {
  /** All kustomizations of the repository. */
  readonly kustomizations: KustomizationIndex;
  /** Those to build. */
  readonly roots: readonly Kustomization[];
}

export interface Rendered {
  readonly units: readonly Unit[];
  /** What reaches the cluster; an object that several units render unchanged is there once. */
  readonly resources: readonly Resource[];
  /** Files whose objects are in there, and need not be judged on their own. */
  readonly covered: ReadonlySet<string>;
  /** The place to edit for a field of a rendered resource; undefined for a resource that was not rendered. */
  readonly locate: (resource: Resource, path: JsonPath) => Located | undefined;
}

/** Builds every deployment unit. One that cannot be built is a violation; its files are judged as they stand. */
export async function render(
  { kustomizations, roots }: RenderInput,
  context: RenderContext,
): Promise<Staged<Rendered>> {
  loadFiles(roots, kustomizations, context);
  const builds = await Promise.all(roots.map(async (root) => buildKustomization(root, kustomizations, context)));
  const collected = new Collection(kustomizations, context);
  for (const build of builds) collected.add(build);
  return { value: collected.result(), violations: builds.flatMap((build) => violationsOf(build, context)) };
}

/** Hands the engine all files that the builds may read. */
function loadFiles(
  roots: readonly Kustomization[],
  kustomizations: KustomizationIndex,
  { kustomize, read }: RenderContext,
): void {
  const files = [...pathsRead(roots, kustomizations)].flatMap((path) => {
    const content = read(path);
    return content === undefined ? [] : [{ path, content }];
  });
  kustomize.load(files);
}

class Collection {
  readonly #index: KustomizationIndex;
  readonly #context: RenderContext;
  readonly #units: Unit[] = [];
  readonly #resources = new Map<string, Resource>();
  readonly #covered = new Set<string>();
  readonly #built = new Map<Resource, { readonly built: BuiltResource; readonly histories: Histories }>();

  constructor(index: KustomizationIndex, context: RenderContext) {
    this.#index = index;
    this.#context = context;
  }

  add(build: Build): void {
    const { root, resources, failure } = build;
    this.#units.push({ id: root.folder, kind: 'kustomization', namespace: undefined });
    if (failure !== undefined) return;
    for (const path of this.#index.closure(root).flatMap(objectInputs)) this.#covered.add(path);
    const histories = new Histories(build, this.#index, this.#context);
    for (const built of resources) this.#addResource(built, root, histories);
  }

  #addResource(built: BuiltResource, root: Kustomization, histories: Histories): void {
    const origin = built.source?.origin ?? { document: root.document, path: [] };
    const key = [built.file ?? built.generatedIn, origin.document.index, origin.path.join('/'), built.text].join('\0');
    const before = this.#resources.get(key);
    const units = [...(before?.origin.units ?? []), root.folder];
    const resource = { ...built.resource, origin: { document: origin.document, path: origin.path, units } };
    this.#resources.set(key, resource);
    if (before !== undefined) this.#built.delete(before);
    this.#built.set(resource, { built, histories });
  }

  result(): Rendered {
    return {
      units: this.#units,
      resources: [...this.#resources.values()],
      covered: this.#covered,
      locate: (resource, path) => {
        const known = this.#built.get(resource);
        return known && locateField(known.histories.of(known.built), path, this.#context.open);
      },
    };
  }
}

function violationsOf({ root, failure, remote }: Build, { open }: RenderContext): Violation[] {
  const at = (kustomization: Kustomization, path: JsonPath) => ({
    file: kustomization.path,
    range: open(kustomization.document).locate(path).key,
  });
  const refused = remote.map(({ kustomization, path }): Violation => {
    const message = 'a remote base is never fetched: what it brings is not checked';
    return { rule: 'render/remote-base', message, subject: at(kustomization, path), path: [] };
  });
  if (failure === undefined) return refused;
  const where = failure.kustomization === root ? '' : ` (building ${root.folder})`;
  return [
    ...refused,
    {
      rule: 'render/failed',
      message: failure.message + where,
      subject: at(failure.kustomization, failure.path),
      path: [],
    },
  ];
}
