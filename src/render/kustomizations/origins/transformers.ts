import { isObject, type Json } from '../../../model/resource.ts';
import { objects, strings, type Kustomization } from '../../../units/kustomization.ts';
import type { Change, Field } from './field.ts';
import type { OpenDocument, SourcePlace } from '../../place.ts';

/** Whether a transformer's field of a kustomization wrote a field of an object: its path in the kustomization. */
type Transformer = (body: Json, field: Field) => (string | number)[] | undefined;

/** In the order in which kustomize applies them, after patches. Source: sigs.k8s.io/kustomize/api/internal/target. */
const transformers: readonly Transformer[] = [
  namespace,
  prefixAndSuffix,
  labels,
  commonLabels,
  annotations,
  replicas,
  images,
  buildMetadata,
];

/** The changes that the fields of a kustomization make, patches and replacements left out. */
export function transformerChanges({ body, document }: Kustomization, open: OpenDocument): Change[] {
  return transformers.map((transformer) => ({
    placeOf(field): SourcePlace | undefined {
      const path = transformer(body, field);
      return path && { file: document.file.path, range: open(document).locate(path).key };
    },
  }));
}

function namespace(body: Json, { path, value }: Field): string[] | undefined {
  if (typeof body.namespace !== 'string' || body.namespace !== value || path.at(-1) !== 'namespace') return undefined;
  return path[0] === 'metadata' || path[0] === 'subjects' ? ['namespace'] : undefined;
}

/** Names only: a reference keeps the place that names what it refers to. */
function prefixAndSuffix(body: Json, { path, value }: Field): string[] | undefined {
  if (path.join('.') !== 'metadata.name' || typeof value !== 'string') return undefined;
  if (typeof body.namePrefix === 'string' && value.startsWith(body.namePrefix)) return ['namePrefix'];
  return typeof body.nameSuffix === 'string' && value.endsWith(body.nameSuffix) ? ['nameSuffix'] : undefined;
}

function labels(body: Json, field: Field): (string | number)[] | undefined {
  const key = mapKey(field, ['labels', 'matchLabels', 'selector']);
  if (key === undefined) return undefined;
  const index = objects(body.labels).findLastIndex(
    (entry) => isObject(entry.pairs) && entry.pairs[key] === field.value && reachesLabels(entry, field),
  );
  return index < 0 ? undefined : ['labels', index, 'pairs', key];
}

/** An entry of `labels` writes the object's own ones, and others when it says so. */
function reachesLabels({ includeSelectors, includeTemplates, fields }: Json, { path, steps }: Field): boolean {
  if (includeSelectors === true || path.slice(0, -1).join('.') === 'metadata.labels') return true;
  const names = steps.slice(0, -1).filter((step) => typeof step === 'string');
  if (includeTemplates === true && names.join('.').endsWith('template.metadata.labels')) return true;
  return objects(fields).some((spec) => String(spec.path).replaceAll('[]', '') === names.join('/'));
}

function commonLabels(body: Json, field: Field): string[] | undefined {
  const key = mapKey(field, ['labels', 'matchLabels', 'selector']);
  return key !== undefined && isObject(body.commonLabels) && body.commonLabels[key] === field.value
    ? ['commonLabels', key]
    : undefined;
}

function annotations(body: Json, field: Field): string[] | undefined {
  const key = mapKey(field, ['annotations']);
  return key !== undefined && isObject(body.commonAnnotations) && body.commonAnnotations[key] === field.value
    ? ['commonAnnotations', key]
    : undefined;
}

/** The last step of a path that leads into one of these maps. */
function mapKey({ path }: Field, maps: readonly string[]): string | undefined {
  const key = path.at(-1);
  return typeof key === 'string' && maps.includes(String(path.at(-2))) ? key : undefined;
}

/** Labels and annotations that tell of the build itself. */
const buildMetadataKeys: Readonly<Record<string, string>> = {
  'app.kubernetes.io/managed-by': 'managedByLabel',
  'config.kubernetes.io/origin': 'originAnnotations',
  'alpha.config.kubernetes.io/transformations': 'transformerAnnotations',
};

function buildMetadata(body: Json, { path, value }: Field): (string | number)[] | undefined {
  const [metadata, map, key] = path;
  if (path.length !== 3 || metadata !== 'metadata' || (map !== 'labels' && map !== 'annotations')) return undefined;
  const index = strings(body.buildMetadata).indexOf(buildMetadataKeys[String(key)] ?? '');
  if (index < 0 || (map === 'labels' && !String(value).startsWith('kustomize-'))) return undefined;
  return ['buildMetadata', index];
}

function replicas(body: Json, { path, value, object }: Field): (string | number)[] | undefined {
  if (path.join('.') !== 'spec.replicas') return undefined;
  const index = objects(body.replicas).findLastIndex(
    ({ name, count }) => count === value && object.names.includes(String(name)),
  );
  return index < 0 ? undefined : ['replicas', index, 'count'];
}

/** The part of an entry that a person would edit: the digest, else the tag, else the name. */
function images(body: Json, { path, value }: Field): (string | number)[] | undefined {
  if (path.at(-1) !== 'image' || typeof value !== 'string') return undefined;
  const index = objects(body.images).findLastIndex((entry) => fits(entry, value));
  if (index < 0) return undefined;
  const entry = objects(body.images)[index]!;
  const part = ['digest', 'newTag', 'newName'].find((key) => entry[key] !== undefined);
  return part === undefined ? undefined : ['images', index, part];
}

function fits({ name, newName, newTag, digest, tagSuffix }: Json, image: string): boolean {
  const expected = typeof newName === 'string' ? newName : name;
  const [nameAndTag = '', imageDigest] = image.split('@', 2);
  const colon = nameAndTag.indexOf(':', nameAndTag.lastIndexOf('/') + 1);
  const imageName = colon < 0 ? nameAndTag : nameAndTag.slice(0, colon);
  const tag = colon < 0 ? undefined : nameAndTag.slice(colon + 1);
  if (imageName !== expected) return false;
  if (digest !== undefined && imageDigest !== digest) return false;
  return (
    newTag === undefined ||
    tag === newTag ||
    (tagSuffix !== undefined && tag === `${newTag as string}${tagSuffix as string}`)
  );
}
