import { isObject, type Json, type Resource } from '../../model/resource.ts';
import type { LeftOut } from '../../model/unit.ts';
import { isRemote } from '../../units/remote.ts';
import { applicationSources, canonicalUrl, destinationNamespace, specOf } from '../../units/application.ts';
import { sameNamespace } from '../by-namespace.ts';
import { folderIn } from '../files.ts';
import type { World } from '../world.ts';
import { isClusterScoped } from './built-in.ts';
import { fieldPattern, fieldsAt } from './field.ts';
import { hasVariable } from './placeholder.ts';

/** Something that deploys objects which are not known here. */
interface Outside {
  /** A chart keeps to its namespace, and to what has none; a kustomization may make that, too; anything else knows no limit. */
  readonly brings: 'chart' | 'kustomization' | 'anything';
  /** Where a chart or a kustomization goes; undefined where that is not known. */
  readonly namespace: string | undefined;
  /** The folder that it belongs with; undefined where it may concern all of the repository. */
  readonly folder?: string;
}

interface Known {
  /** Whether a path of the repository exists. */
  readonly exists: (path: string) => boolean;
  /** URLs of the repository itself, in their canonical form. */
  readonly ownUrls: ReadonlySet<string>;
  /** What of the repository could not be read or rendered. */
  readonly leftOut: readonly LeftOut[];
}

/** What is deployed beside the repository's own objects: charts from registries, remote bases, other repositories. */
export class Elsewhere {
  readonly #outside: readonly Outside[];

  constructor(world: World, known: Known) {
    this.#outside = [
      ...known.leftOut.flatMap((one) => ofLeftOut(one, world)),
      ...world.ofKind('helm.toolkit.fluxcd.io/HelmRelease').flatMap((release) => helmRelease(release, known)),
      ...world.ofKind('helm.cattle.io/HelmChart').map((chart) => chartIn(targetNamespace(chart))),
      ...world.ofKind('argoproj.io/Application').flatMap((application) => ofApplication(application, known)),
      ...world.ofKind('argoproj.io/ApplicationSet').flatMap((set) => ofApplicationSet(set, known)),
      ...world
        .ofKind('kustomize.toolkit.fluxcd.io/Kustomization')
        .flatMap((kustomization) => ofFlux(kustomization, known)),
      ...['Kustomization', 'Component'].flatMap((kind) =>
        world.ofKind(`kustomize.config.k8s.io/${kind}`).flatMap(ofKustomize),
      ),
    ];
  }

  /** Whether an object of a kind (`group/Kind`), in a namespace if that is known, may come from there and meet `viewer`. */
  mayBring(kind: string, namespace: string | undefined, viewer: Resource): boolean {
    return this.#outside.some((one) => {
      if (one.folder !== undefined && one.folder !== folderIn(viewer)) return false;
      if (one.brings === 'anything') return true;
      if (kind === '/Namespace') return one.brings === 'kustomization' || one.namespace === undefined;
      return isClusterScoped(kind) || sameNamespace(one.namespace, namespace);
    });
  }
}

const anything: Outside = { brings: 'anything', namespace: undefined };

/** A namespace that a kustomization sets, or Flux for it, is that of all that it brings. */
function ofLeftOut({ kind, folder: place, namespace }: LeftOut, world: World): Outside[] {
  if (kind === 'file') return [{ ...anything, folder: place }];
  if (kind === 'chart') return [chartIn(namespace)];
  const deployed = world
    .ofKind('kustomize.toolkit.fluxcd.io/Kustomization')
    .map(specOf)
    .filter(({ path }) => typeof path === 'string' && folder(path) === place);
  const namespaces = deployed.length === 0 ? [namespace] : deployed.map((spec) => spec.targetNamespace ?? namespace);
  return namespaces.map((one): Outside =>
    typeof one === 'string' && !hasVariable(one) ? { brings: 'kustomization', namespace: one } : anything,
  );
}

function chartIn(namespace: string | undefined): Outside {
  return { brings: 'chart', namespace: namespace?.includes('{') === true ? undefined : namespace };
}

function targetNamespace(release: Resource): string | undefined {
  const { targetNamespace: target } = specOf(release);
  return typeof target === 'string' ? target : release.id.namespace;
}

/** A chart that is a folder of the repository is rendered. */
function helmRelease(release: Resource, { exists }: Known): Outside[] {
  const [chart] = fieldsAt(release.body, fieldPattern('spec.chart.spec.chart'));
  const isFolder = typeof chart?.value === 'string' && exists(folder(`${chart.value}/Chart.yaml`));
  return isFolder ? [] : [chartIn(targetNamespace(release))];
}

function ofApplication(application: Resource, known: Known): Outside[] {
  const namespace = destinationNamespace(application);
  return applicationSources(application).flatMap(({ source }) => ofSource(source, namespace, known));
}

function ofApplicationSet({ body }: Resource, known: Known): Outside[] {
  const [template] = fieldsAt(body, fieldPattern('spec.template.spec'));
  const [namespace] = fieldsAt(body, fieldPattern('spec.template.spec.destination.namespace'));
  return ['source', 'sources[]']
    .flatMap((field) => fieldsAt(template?.value, fieldPattern(field)))
    .flatMap(({ value }) =>
      isObject(value) ? ofSource(value, typeof namespace?.value === 'string' ? namespace.value : undefined, known) : [],
    );
}

/** A source of an Argo CD Application. One of this repository, or one that only has values, brings nothing unknown. */
function ofSource(source: Json, namespace: string | undefined, { ownUrls, exists }: Known): Outside[] {
  if (source.chart !== undefined) return [chartIn(namespace)];
  if (source.path === undefined && source.ref !== undefined) return [];
  const isOwn = typeof source.repoURL === 'string' && ownUrls.has(canonicalUrl(source.repoURL));
  const isHere = typeof source.path === 'string' && (source.path.includes('{{') || exists(folder(source.path)));
  return isOwn || isHere ? [] : [anything];
}

/** A Flux Kustomization of a path that is not here deploys another repository. */
function ofFlux(kustomization: Resource, { exists }: Known): Outside[] {
  const { path, sourceRef } = specOf(kustomization);
  // what an ArtifactGenerator makes is cut from the repository, with paths of its own
  if (isObject(sourceRef) && sourceRef.kind === 'ExternalArtifact') return [];
  if (typeof path !== 'string' || folder(path) === '' || path.includes('${')) return [];
  return exists(folder(path)) ? [] : [anything];
}

function ofKustomize({ body }: Resource): Outside[] {
  if (body.helmCharts !== undefined || body.helmChartInflationGenerator !== undefined) return [anything];
  const namesRemote = ['resources[]', 'bases[]', 'components[]']
    .flatMap((list) => fieldsAt(body, fieldPattern(list)))
    .some(({ value }) => typeof value === 'string' && isRemote(value));
  return namesRemote ? [anything] : [];
}

function folder(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}
