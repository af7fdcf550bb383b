import type { Rego, RegoProblem } from '../../engines/rego.ts';
import { groupOf, type Json, type Resource } from '../../model/resource.ts';
import type { RuleMeta } from '../../model/rule.ts';
import type { FilePlace, Violation } from '../../model/violation.ts';
import type { PolicyInput } from '../engine.ts';
import { asWritten, evaluations, type PodsOf, type PolicyPod } from '../pods.ts';
import type { PolicyCache } from './cache.ts';
import { evaluateCases, type Case } from './evaluate.ts';
import { placeOf, wordingOf } from './place.ts';
import type { UserPolicies } from './read.ts';
import type { UserFinding } from './result.ts';
import type { UserRule } from './rule.ts';
import { Verdicts } from './verdicts.ts';

export interface UserPolicyContext {
  readonly rego: Rego;
  readonly cache: PolicyCache;
  readonly isOn: (meta: RuleMeta) => boolean;
  readonly parameters: (meta: RuleMeta, resource: Resource) => Json | undefined;
  readonly minor: number;
  readonly pods: PodsOf;
  /** What other files say about a resource; see src/relations. */
  readonly facts: (resource: Resource) => unknown;
  /** Whether a path of the repository exists. */
  readonly exists: (path: string) => boolean;
}

const prepared = 'policies';

/** Runs on each resource the user's policies that concern it; what fails is a violation at the policy's own line. */
export async function checkUserPolicies(
  resources: readonly Resource[],
  policies: UserPolicies,
  context: UserPolicyContext,
): Promise<Violation[]> {
  const rules = policies.rules.filter(({ meta }) => context.isOn(meta));
  const cases = resources.flatMap((resource) => casesOf(resource, rules, context));
  if (cases.length === 0) return [];
  context.rego.prepare(prepared, policies.files);
  const verdicts = new Verdicts(policies.hash, context.cache);
  const { found, failures } = await evaluateCases(context.rego, prepared, cases, verdicts);
  const byQuery = new Map(rules.map((rule) => [rule.query, rule]));
  const failing = new Map<string, UserRule>(
    rules.flatMap((rule) => (rule.exceptions ? [[rule.exceptions, rule]] : [])),
  );
  return [
    ...found.map(({ subject: { resource, pod }, query, finding }) =>
      violation(resource, byQuery.get(query)!.meta, asWritten(finding, pod), context),
    ),
    ...[...failures].map(([query, problem]) => failed(byQuery.get(query) ?? failing.get(query)!, problem, policies)),
  ];
}

interface Subject {
  readonly resource: Resource;
  readonly pod?: PolicyPod;
}

function casesOf(resource: Resource, rules: readonly UserRule[], context: UserPolicyContext): Case<Subject>[] {
  const pods = context.pods(resource);
  const concerned = rules.filter(({ meta }) => concerns(meta, resource, pods.length > 0));
  const own = concerned.filter(({ style }) => style === 'rule');
  const conftest = concerned.filter(({ style }) => style === 'conftest');
  const cases: Case<Subject>[] = [];
  if (own.length > 0) {
    const parameters = own.map(({ meta }) => [meta.id, context.parameters(meta, resource)] as const);
    const input: PolicyInput = {
      rules: own.map(({ meta }) => meta.id),
      resource: resource.body,
      kubernetes: { minor: context.minor },
      facts: context.facts(resource),
      parameters: Object.fromEntries(parameters.filter(([, values]) => values !== undefined)),
    };
    const queries = own.map(({ query }) => query);
    for (const pod of evaluations(pods)) {
      const ofPod = pod === undefined ? {} : { pod };
      cases.push({ subject: { resource, ...ofPod }, queries, input: { ...input, ...ofPod } });
    }
  }
  if (conftest.length > 0) {
    const exceptions = conftest.flatMap(({ query, exceptions }) =>
      exceptions === undefined ? [] : [[query, { query: exceptions, name: exceptedName(query) }] as const],
    );
    cases.push({
      subject: { resource },
      queries: conftest.map(({ query }) => query),
      exceptions: new Map(exceptions),
      input: resource.body,
    });
  }
  return cases;
}

/** What conftest's `exception` calls a rule: `deny_root` is root, and `deny` is empty. */
function exceptedName(query: string): string {
  return query.slice(query.lastIndexOf('.') + 1).replace(/^(?:deny|violation|warn)_?/, '');
}

/** Whether a rule looks at a resource. */
export function concerns({ kinds }: RuleMeta, { id }: Resource, isWorkload: boolean): boolean {
  const names = [id.kind, `${groupOf(id.apiVersion)}/${id.kind}`, ...(isWorkload ? ['workload'] : [])];
  return kinds?.some((kind) => names.includes(kind)) ?? true;
}

function violation(
  resource: Resource,
  { id }: RuleMeta,
  { message, path, place }: UserFinding,
  { exists }: UserPolicyContext,
): Violation {
  const { file: own } = resource.origin.document;
  const file = place?.file ?? own.path;
  const isThere = place !== undefined && path.length === 0 && exists(file);
  return { rule: id, message, subject: isThere ? lineOf(file, place.line) : resource, path };
}

function lineOf(file: string, line: number): FilePlace {
  return { file, range: { line, column: 1, endLine: line, endColumn: 1 } };
}

function failed({ file, row, meta }: UserRule, problem: RegoProblem, { files }: UserPolicies): Violation {
  const texts = new Map(files.map(({ path, content }) => [path, Buffer.from(content).toString('utf8')]));
  const at = problem.file !== undefined && texts.has(problem.file) ? { ...problem, file: problem.file } : { file, row };
  const message = `${meta.id} gives no verdict: ${wordingOf(problem)}`;
  return { rule: 'policy/failed', message, subject: placeOf(at, texts.get(at.file)!), path: [] };
}
