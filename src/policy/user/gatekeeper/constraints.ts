import { EngineFailure } from '../../../engines/engine.ts';
import type { Rego, RegoProblem } from '../../../engines/rego.ts';
import { groupOf, isObject, type Resource } from '../../../model/resource.ts';
import type { RuleId } from '../../../model/rule.ts';
import type { Violation } from '../../../model/violation.ts';
import { hashOf, type PolicyCache } from '../cache.ts';
import { evaluateCases } from '../evaluate.ts';
import { wordingOf } from '../place.ts';
import { Verdicts } from '../verdicts.ts';
import { matches, type FindNamespace } from './match.ts';
import { constraintKind, isConstraint, isTemplate, sourceOf, type TemplateSource } from './template.ts';

export interface ConstraintContext {
  readonly rego: Rego;
  readonly cache: PolicyCache;
  readonly namespaceNamed: FindNamespace;
}

/** A template that can be evaluated. */
interface Template {
  readonly resource: Resource;
  readonly source: TemplateSource;
  readonly kind: string;
  readonly hash: string;
  /** Such as data.k8srequiredlabels.violation. */
  readonly query: string;
}

/** What Gatekeeper would say about objects, by the templates and constraints among all resources. */
export async function checkConstraints(
  judged: readonly Resource[],
  all: readonly Resource[],
  context: ConstraintContext,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  const templates: Template[] = [];
  for (const resource of all.filter(isTemplate)) {
    const { template, problems } = await openTemplate(resource, context);
    violations.push(...problems);
    if (template === undefined) continue;
    templates.push(template);
    const { files, version } = template.source;
    context.rego.prepare(template.hash, files, { regoVersion: version });
  }
  const constraints = all.filter(isConstraint);
  for (const template of templates) violations.push(...(await judge(judged, template, constraints, context)));
  return violations;
}

async function openTemplate(
  resource: Resource,
  { rego, cache }: ConstraintContext,
): Promise<{ template?: Template; problems: readonly Violation[] }> {
  const source = sourceOf(resource);
  const kind = constraintKind(resource);
  const leftOut = (why: string): { problems: Violation[] } => ({
    problems: [
      { rule: 'policy/not-evaluated', message: `left out here: ${why}`, subject: resource, path: ['spec', 'targets'] },
    ],
  });
  if (source === undefined) return leftOut('the template has no Rego, and CEL is not evaluated');
  if (source.files.some(({ content }) => Buffer.from(content).includes('data.inventory')))
    return leftOut('it asks for other objects of the cluster (data.inventory)');
  if (kind === undefined) return { problems: [] };
  const hash = hashOf(source.files, String(source.version));
  let answer: Awaited<ReturnType<typeof read>>;
  try {
    answer = await cache.keep(`template-${hash}`, async () => read(rego, source));
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    const problem = { code: error.reason, message: `OPA gives no answer: ${error.message}` };
    return { problems: [problemAt(resource, source, 'policy/invalid', problem)] };
  }
  const { problems, name } = answer;
  const found = problems.map((problem) => problemAt(resource, source, 'policy/invalid', problem));
  if (found.length > 0) return { problems: found };
  return { template: { resource, source, kind, hash, query: `${name}.violation` }, problems: [] };
}

async function read(rego: Rego, { files, version }: TemplateSource) {
  const { modules } = await rego.inspect(files.slice(0, 1), { regoVersion: version });
  return { problems: await rego.check(files, { regoVersion: version }), name: modules[0]?.package ?? '' };
}

async function judge(
  judged: readonly Resource[],
  template: Template,
  constraints: readonly Resource[],
  { rego, cache, namespaceNamed }: ConstraintContext,
): Promise<Violation[]> {
  const cases = constraints
    .filter(({ id }) => id.kind === template.kind)
    .flatMap((constraint) => {
      const spec = isObject(constraint.body.spec) ? constraint.body.spec : {};
      const rule = ruleOf(spec.enforcementAction, spec.scopedEnforcementActions);
      return judged
        .filter((resource) => matches(spec.match, resource, namespaceNamed))
        .map((resource) => ({
          subject: { resource, constraint, rule },
          queries: [template.query],
          input: { review: reviewOf(resource), parameters: spec.parameters ?? {} },
        }));
    });
  if (cases.length === 0) return [];
  const { found, failures } = await evaluateCases(rego, template.hash, cases, new Verdicts(template.hash, cache));
  return [
    ...found.map(({ subject: { resource, constraint, rule }, finding: { message, path } }) => ({
      rule,
      message: `${constraint.id.kind} \`${constraint.id.name}\`: ${message}`,
      subject: resource,
      path,
    })),
    ...[...failures.values()].map((problem) => problemAt(template.resource, template.source, 'policy/failed', problem)),
  ];
}

/** What the API server asks Gatekeeper's webhook about an object that is made. */
function reviewOf({ id, body }: Resource): object {
  const group = groupOf(id.apiVersion);
  return {
    kind: { group, version: id.apiVersion.slice(group === '' ? 0 : group.length + 1), kind: id.kind },
    operation: 'CREATE',
    name: id.name,
    ...(id.namespace === undefined ? {} : { namespace: id.namespace }),
    object: body,
  };
}

/** The most severe of a constraint's actions. */
function ruleOf(action: unknown, scoped: unknown): RuleId {
  const actions =
    action === 'scoped' && Array.isArray(scoped)
      ? scoped.map((entry: unknown) => (isObject(entry) ? entry.action : undefined))
      : [action ?? 'deny'];
  if (actions.includes('deny')) return 'policy/constraint-denied';
  return actions.includes('warn') ? 'policy/constraint-warned' : 'policy/constraint-dry-run';
}

/** At the field with the Rego, with the line of that text: a position within it is not known. */
function problemAt(subject: Resource, { path, paths }: TemplateSource, rule: RuleId, problem: RegoProblem): Violation {
  const line = problem.row === undefined ? '' : `line ${problem.row} of the Rego: `;
  return { rule, message: line + wordingOf(problem), subject, path: paths.get(problem.file ?? '') ?? path };
}
