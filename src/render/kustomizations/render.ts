import type { JsonPath } from '../../model/json-path.ts';
import type { Violation } from '../../model/violation.ts';
import { inflationPaths } from '../../units/inflation.ts';
import { objectInputs, pathsRead } from '../../units/inputs.ts';
import type { Kustomization } from '../../units/kustomization.ts';
import type { RenderContext } from '../context.ts';
import type { Collection, RenderedResource } from '../rendered.ts';
import type { KustomizationContext } from './context.ts';
import { buildKustomization, type Build, type BuiltResource } from './build.ts';
import { Histories } from './histories.ts';
import { locateField } from './origins/locate.ts';

/** Builds kustomizations, each one a deployment unit. One that cannot be built is a violation; its files stand alone. */
export async function renderKustomizations(
  roots: readonly Kustomization[],
  collection: Collection,
  context: KustomizationContext,
): Promise<Violation[]> {
  let done = 0;
  const builds = await Promise.all(
    roots.map(async (root) => {
      const build = await buildKustomization(root, context);
      context.rendered?.(++done, roots.length);
      return build;
    }),
  );
  for (const build of builds) collect(build, collection, context);
  return builds.flatMap((build) => violationsOf(build, context));
}

function collect(build: Build, collection: Collection, context: KustomizationContext): void {
  const { root, resources, isBuilt, failure, violations, remote } = build;
  const inputs = context.kustomizations.closure(root).flatMap(objectInputs);
  if (failure !== undefined || violations.length > 0) for (const path of inputs) collection.unbuilt.add(path);
  if (!isBuilt || remote.length > 0) {
    const { namespace } = root.body;
    collection.leftOut.push({
      kind: 'kustomization',
      folder: root.folder,
      namespace: typeof namespace === 'string' ? namespace : undefined,
    });
  }
  const histories = new Histories(build, context);
  collection.add(
    { id: root.folder, kind: 'kustomization', own: [root.path], paths: pathsOf(root, context) },
    resources.map((built) => toRendered(built, root, histories)),
    isBuilt ? inputs : [],
  );
}

/** What a change of can change the build; of charts, their whole folders. */
function pathsOf(root: Kustomization, { kustomizations, charts }: KustomizationContext): string[] {
  const inflated = kustomizations.closure(root).flatMap((kustomization) => inflationPaths(kustomization, charts));
  return [...new Set([...pathsRead([root], kustomizations), ...inflated])];
}

function toRendered(built: BuiltResource, root: Kustomization, histories: Histories): RenderedResource {
  const { document, path } = built.source?.origin ??
    built.printed?.resource.origin ?? { document: root.document, path: [] };
  return {
    key: [built.file ?? built.generatedIn, document.index, path.join('/'), built.text].join('\0'),
    resource: { ...built.resource, origin: { document, path, units: [] } },
    printed: built.resource.origin,
    locate: (field) => locateField(histories.of(built), field),
  };
}

function violationsOf({ failure, violations, remote }: Build, { open }: RenderContext): Violation[] {
  const at = (kustomization: Kustomization, path: JsonPath) => ({
    file: kustomization.path,
    range: open(kustomization.document).locate(path).key,
  });
  const refused = remote.map(({ kustomization, list, index }): Violation => {
    const what = list === 'helmCharts' ? 'the chart is not in the repository, and' : 'a remote base';
    const message = `${what} is never fetched: what it brings is not checked`;
    return { rule: 'render/remote-base', message, subject: at(kustomization, [list, index]), path: [] };
  });
  if (failure === undefined) return [...refused, ...violations];
  return [
    ...refused,
    {
      rule: 'render/failed',
      message: failure.message,
      subject: at(failure.kustomization, failure.path),
      path: [],
      ...(failure.broken === undefined ? {} : { cause: failure.broken }),
    },
  ];
}
