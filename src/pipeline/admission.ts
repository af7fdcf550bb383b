import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { judge, type AdmissionContext, type Judged } from '../admission/admission.ts';
import { KnownVerdicts } from '../admission/known-verdicts.ts';
import { checkAdmissionPolicies, textOf } from '../admission/policies.ts';
import { policySetOf, type PolicySet } from '../admission/policy-set.ts';
import type { DefinitionFile, DefinitionSummary } from '../engines/admission.ts';
import type { Engines } from '../engines/engines.ts';
import { buildOf } from '../engines/module-file.ts';
import { jsonText } from '../model/json-text.ts';
import { groupOf, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { CustomKind } from '../schema/custom-kind.ts';
import type { CustomKinds } from '../schema/custom-kinds.ts';

/** What the API server of a cluster that has these custom kinds has against objects. */
export async function admit(
  judged: readonly Resource[],
  custom: CustomKinds,
  {
    admission,
    cacheFolder,
  }: { readonly admission: AdmissionContext['engine']; readonly cacheFolder?: string | undefined },
): Promise<Judged[]> {
  const kinds = customKindsOf(judged, custom);
  const file = cacheFolder === undefined ? undefined : join(cacheFolder, 'admission-verdicts');
  return judge(judged, {
    engine: admission,
    known: new KnownVerdicts(file, contextOf(kinds)),
    definitions: () => kinds.map(toFile),
  });
}

export interface InForce {
  /** Whether what the resources do not have is nowhere. */
  readonly complete: boolean;
  /** Names of the clusters that a resource goes to; none when that is not known. */
  readonly clustersOf: (resource: Resource) => readonly string[];
  /** Whether two resources can never be in one cluster together. */
  readonly areAlternatives: (one: Resource, other: Resource) => boolean;
}

/** Judges objects by the ValidatingAdmissionPolicies among all resources that reach the same cluster. */
export async function admitByPolicies(
  judged: readonly Resource[],
  all: readonly Resource[],
  custom: CustomKinds,
  { admission, cacheFolder }: Engines,
  { complete, clustersOf, areAlternatives }: InForce,
): Promise<Violation[]> {
  const isKnownKind = (kind: string) => {
    const [group = '', name = ''] = kind.split('/');
    return custom.find(group, name) !== undefined || !group.includes('.') || group.endsWith('.k8s.io');
  };
  const { set, unjudged } = policySetOf(all, { isKnownKind, complete });
  const found: Violation[] = unjudged.map(({ binding, why }) => ({
    rule: 'policy/not-evaluated',
    message: `left out here: ${why}`,
    subject: binding,
    path: ['spec', 'paramRef'],
  }));
  if (set.bindings.length === 0) return found;
  const meets = (one: Resource, other: Resource) => {
    const [here, there] = [clustersOf(one), clustersOf(other)];
    const share = here.length === 0 || there.length === 0 || here.some((cluster) => there.includes(cluster));
    return share && !areAlternatives(one, other);
  };
  const kinds = customKindsOf([...judged, ...set.params], custom);
  const file = cacheFolder === undefined ? undefined : join(cacheFolder, 'policy-verdicts');
  admission.loadDefinitions(kinds.map(toFile));
  for (const { resources, set: there } of bySet(judged, set, meets)) {
    const known = new KnownVerdicts(file, `${contextOf(kinds)}${textOf(there)}`);
    found.push(...(await checkAdmissionPolicies(resources, { engine: admission, known, set: there })));
  }
  return found;
}

/** Objects that the same policies are in force for. */
function bySet(
  judged: readonly Resource[],
  set: PolicySet,
  meets: (one: Resource, other: Resource) => boolean,
): { resources: Resource[]; set: PolicySet }[] {
  const groups = new Map<string, { resources: Resource[]; set: PolicySet }>();
  for (const resource of judged) {
    const met = (others: readonly Resource[]) => others.map((other) => meets(resource, other));
    const lists = [set.policies, set.bindings, set.params, set.namespaces].map(met);
    if (!lists[1]!.includes(true)) continue;
    const key = JSON.stringify(lists.map((list) => list.map(Number).join('')));
    const group = groups.get(key);
    if (group !== undefined) group.resources.push(resource);
    else {
      const [policies, bindings, params, namespaces] = lists.map((list) => (_: Resource, at: number) => list[at]!);
      groups.set(key, {
        resources: [resource],
        set: {
          policies: oneOfEachName(set.policies.filter(policies!)),
          bindings: set.bindings.filter(bindings!),
          params: set.params.filter(params!),
          namespaces: set.namespaces.filter(namespaces!),
        },
      });
    }
  }
  return [...groups.values()];
}

/** Where clusters are not known, the last one. */
function oneOfEachName(policies: readonly Resource[]): Resource[] {
  return [...new Map(policies.map((policy) => [policy.id.name, policy])).values()];
}

function customKindsOf(judged: readonly Resource[], custom: CustomKinds): CustomKind[] {
  const found = new Map<string, CustomKind | undefined>();
  for (const { id } of judged) {
    const group = groupOf(id.apiVersion);
    const key = `${group}/${id.kind}`;
    if (!found.has(key)) found.set(key, custom.find(group, id.kind));
  }
  return [...found.values()].filter((kind) => kind !== undefined);
}

/** What a verdict depends on besides the object: the engine, and the definitions as it gets them. */
function contextOf(kinds: readonly CustomKind[]): string {
  const hash = createHash('sha256').update(buildOf('admission'));
  for (const kind of kinds) hash.update(jsonText([summaryOf(kind), kind.edition()]));
  return hash.digest('hex');
}

function toFile(kind: CustomKind): DefinitionFile {
  return {
    path: `${kind.group}/${kind.kind}.json`,
    content: Buffer.from(jsonText(kind.definition())),
    summary: summaryOf(kind),
  };
}

function summaryOf({ group, kind, namespaced, versions }: CustomKind): DefinitionSummary {
  return {
    group,
    kind,
    scope: namespaced ? 'Namespaced' : 'Cluster',
    versions: versions.filter(({ unserved }) => unserved !== true).map(({ name }) => name),
  };
}
