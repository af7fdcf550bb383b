import { valueAt, type JsonPath } from '../../model/json-path.ts';
import type { Json } from '../../model/resource.ts';
import { inputsOf } from '../../units/inputs.ts';
import {
  objects,
  resolvePath,
  strings,
  type Kustomization,
  type KustomizationIndex,
} from '../../units/kustomization.ts';
import { causeOf, stepsIn } from './steps.ts';

/** What kept a kustomization from being built, for people: where to look, and why. */
export interface Failure {
  readonly kustomization: Kustomization;
  /** The entry to blame, as a path in the kustomization. */
  readonly path: JsonPath;
  readonly message: string;
  /** The file that is no YAML. */
  readonly broken?: string;
}

const entryLists = ['resources', 'bases', 'components'] as const;

/** kustomize's error, which names each step of the way, reduced to its cause and put where the cause is. */
export function explainFailure(error: string, root: Kustomization, index: KustomizationIndex): Failure {
  const closure = index.closure(root);
  for (const [pattern, explain] of causes) {
    const match = pattern.exec(error);
    const failure = match && explain(match, { error, root, closure });
    if (failure) return failure;
  }
  return { ...blamed(error, root, closure), message: `kustomize cannot build it: ${causeOf(error).slice(0, 300)}` };
}

interface Scene {
  readonly error: string;
  readonly root: Kustomization;
  readonly closure: readonly Kustomization[];
}

type Explain = (match: RegExpExecArray, scene: Scene) => Failure | undefined;

const causes: readonly (readonly [RegExp, Explain])[] = [
  [
    /MalformedYAMLError: (?:yaml: )?(.+) in File: ([^\s"']+)/,
    (match, { error, root, closure }) => {
      const [, why, file] = match as unknown as [string, string, string];
      const folder = stepsIn(error, root.folder)[0]?.folder ?? root.folder;
      return {
        ...blamed(error, root, closure),
        message: `\`${file}\` is no YAML: ${why}`,
        broken: resolvePath(folder, file),
      };
    },
  ],
  [
    /'(\/[^']*)' doesn't exist/,
    (match, scene) => entryFailure(match[1]!, scene, (entry) => `\`${entry}\` does not exist`),
  ],
  [
    /security; file '([^']*)' is not in or below/,
    (match, scene) =>
      entryFailure(
        match[1]!,
        scene,
        (entry) =>
          `\`${entry}\` lies outside of this folder, where kustomize reads no files; include a kustomization of that folder`,
      ),
  ],
  [
    /may not add resource with an already registered id: ([^'\s]+)/,
    (match, { error, root, closure }) => ({
      ...blamed(error, root, closure),
      message: `${describeId(match[1]!)} is there already: it is included twice`,
    }),
  ],
  [
    /cycle detected/,
    (_, { error, root, closure }) => ({
      ...blamed(error, root, closure),
      message: 'the kustomization includes itself',
    }),
  ],
  [
    /no (?:resource matches strategic merge patch|matches for Id) "?([^\s";]+)/,
    (match, { root, closure }) => ({
      ...patchFor(match[1]!, root, closure),
      message: `no object fits the patch for ${describeId(match[1]!)}`,
    }),
  ],
  [
    /invalid Kustomization: .*unknown field "([^"]+)"/,
    (match, { error, root, closure }) => {
      const { kustomization } = holder(error, root, closure, match[1]!);
      return { kustomization, path: [match[1]!], message: `kustomize has no field \`${match[1]!}\`` };
    },
  ],
  [
    /cannot unmarshal (\w+) into Go struct field Kustomization\.(\w+)(\S*) of type (\S+)/,
    (match, { error, root, closure }) => {
      const [, found, field, rest] = match as unknown as [string, string, string, string];
      const { kustomization } = holder(error, root, closure, field);
      const expected = goTypes.find(([pattern]) => pattern.test(match[4]!))?.[1] ?? 'an object';
      return {
        kustomization,
        path: mistyped(kustomization.body, field, found),
        message: `\`${field}${rest}\` holds ${found === 'array' ? 'a list' : article(found)} where kustomize expects ${expected}`,
      };
    },
  ],
];

/** What Go's types are in YAML. */
const goTypes: readonly (readonly [RegExp, string])[] = [
  [/^\[\]/, 'a list'],
  [/^string$/, 'a string'],
  [/^bool$/, '`true` or `false`'],
  [/^u?int/, 'a number'],
];

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** The kustomization of the closure that names a path of the repository. */
function entryFailure(
  absolute: string,
  { root, closure }: Scene,
  message: (entry: string) => string,
): Failure | undefined {
  const wanted = absolute.slice(1);
  for (const kustomization of closure) {
    const input = inputsOf(kustomization).find(({ path }) => path === wanted);
    if (input === undefined) continue;
    const entry = valueAt(kustomization.body, input.at);
    return { kustomization, path: input.at, message: message(typeof entry === 'string' ? entry : wanted) };
  }
  return { kustomization: root, path: [], message: message(wanted) };
}

/** The first entry of a list that is of the type which kustomize refused. */
function mistyped(body: Json, field: string, type: string): JsonPath {
  const list = body[field];
  const isMistyped = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value) === type;
  const position = Array.isArray(list) ? list.findIndex(isMistyped) : -1;
  return position < 0 ? [field] : [field, position];
}

/** The last step on the way to the cause that the repository has. */
function blamed(
  error: string,
  root: Kustomization,
  closure: readonly Kustomization[],
): Pick<Failure, 'kustomization' | 'path'> {
  for (const { folder, entry } of stepsIn(error, root.folder)) {
    const kustomization = closure.find((one) => one.folder === folder);
    if (kustomization === undefined) continue;
    if (entry === undefined) return { kustomization, path: [] };
    for (const list of entryLists) {
      const position = strings(kustomization.body[list]).indexOf(entry);
      if (position >= 0) return { kustomization, path: [list, position] };
    }
  }
  return { kustomization: root, path: [] };
}

function holder(
  error: string,
  root: Kustomization,
  closure: readonly Kustomization[],
  field: string,
): { kustomization: Kustomization } {
  return {
    kustomization: closure.find(({ body }) => Object.hasOwn(body, field)) ?? blamed(error, root, closure).kustomization,
  };
}

function patchFor(
  id: string,
  root: Kustomization,
  closure: readonly Kustomization[],
): Pick<Failure, 'kustomization' | 'path'> {
  const name = /\/([^.]+)\./.exec(id)?.[1] ?? id;
  for (const kustomization of closure) {
    const position = objects(kustomization.body.patches).findIndex(
      ({ patch }) =>
        typeof patch === 'string' && new RegExp(`name:\\s*["']?${escape(name)}["']?\\s*$`, 'm').test(patch),
    );
    if (position >= 0) return { kustomization, path: ['patches', position] };
  }
  const withPatches =
    closure.find(({ body }) => body.patches !== undefined || body.patchesStrategicMerge !== undefined) ?? root;
  return {
    kustomization: withPatches,
    path: [withPatches.body.patches === undefined ? 'patchesStrategicMerge' : 'patches'],
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `ConfigMap.v1.[noGrp]/x.[noNs]` as people write it. */
function describeId(id: string): string {
  const [, kind, name, namespace] = /^([^.]+)\.[^/]*\/(.+?)\.(\[noNs\]|[^.]*)$/.exec(id) ?? [];
  if (kind === undefined || name === undefined) return id;
  return `${kind} ${namespace === undefined || namespace === '[noNs]' ? '' : `${namespace}/`}${name}`;
}
