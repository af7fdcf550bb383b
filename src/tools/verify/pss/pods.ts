import type { JsonPath } from '../../../model/json-path.ts';
import { isObject, type Json } from '../../../model/resource.ts';
import { Random } from '../random.ts';
import { containerFields, podFields } from './fields.ts';

/** One value in one field of a pod. */
interface Change {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** Where containers are: each pod has one of each role. */
const containerPaths: readonly JsonPath[] = [
  ['spec', 'containers', 0],
  ['spec', 'initContainers', 0],
  ['spec', 'initContainers', 1],
  ['spec', 'ephemeralContainers', 0],
];

const changes: readonly Change[] = [
  ...podFields.flatMap(({ path, values }) => values.map((value) => ({ path, value }))),
  ...containerPaths.flatMap((container) =>
    containerFields.flatMap(({ path, values }) => values.map((value) => ({ path: [...container, ...path], value }))),
  ),
];

const restrictedPod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const restrictedContainer = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** Pods from which a single change makes a difference: some that the restricted level accepts, and a bare one. */
const seeds: readonly Json[] = [
  pod({}, {}),
  pod({ securityContext: restrictedPod }, { securityContext: restrictedContainer }),
  pod({}, { securityContext: { ...restrictedPod, ...restrictedContainer } }),
  pod({ securityContext: { runAsNonRoot: true }, os: { name: 'windows' } }, {}),
  pod({ securityContext: restrictedPod, hostUsers: false }, { securityContext: restrictedContainer }),
];

/** Every seed with each single change, then random ones with up to six changes; the same for the same random seed. */
export function generatePods(count: number, randomSeed: number): Json[] {
  const single = seeds.flatMap((seed) => changes.map((change) => changed(seed, [change])));
  const random = new Random(String(randomSeed));
  const mixed = Array.from({ length: Math.max(0, count - single.length) }, () =>
    changed(
      random.pick(seeds),
      Array.from({ length: 1 + random.below(6) }, () => random.pick(changes)),
    ),
  );
  return [...seeds, ...single, ...mixed];
}

function pod(spec: Json, container: Json): Json {
  const named = (name: string): Json => ({ name, ...container });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      ...spec,
      containers: [named('web')],
      initContainers: [named('setup'), { ...named('proxy'), restartPolicy: 'Always' }],
      ephemeralContainers: [named('debug')],
    },
  };
}

function changed(seed: Json, applied: readonly Change[]): Json {
  const copy = structuredClone(seed);
  for (const { path, value } of applied) set(copy, path, structuredClone(value));
  return copy;
}

/** Makes the objects on the way that are missing. */
function set(root: Json, path: JsonPath, value: unknown): void {
  let parent: Json = root;
  for (const step of path.slice(0, -1)) {
    const next = parent[step];
    if (isObject(next) || Array.isArray(next)) parent = next as Json;
    else parent = parent[step] = {} as Json;
  }
  parent[path.at(-1)!] = value;
}
