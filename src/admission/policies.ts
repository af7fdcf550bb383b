import type { Admission, PolicyFinding } from '../engines/admission.ts';
import type { JsonPath } from '../model/json-path.ts';
import { jsonText } from '../model/json-text.ts';
import { valueAt } from '../model/json-path.ts';
import { holdsPlaceholder } from '../model/placeholder.ts';
import { groupOf, isObject, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { KnownVerdicts } from './known-verdicts.ts';
import { isSubmitted } from './admission.ts';
import { namedField } from './named-field.ts';
import type { PolicySet } from './policy-set.ts';

export interface PolicyContext {
  readonly engine: Admission;
  /** Verdicts of these policies that are known already. */
  readonly known: KnownVerdicts;
  readonly set: PolicySet;
}

/** What ValidatingAdmissionPolicies have against the creation of objects; one finding for each object and policy. */
export async function checkAdmissionPolicies(
  resources: readonly Resource[],
  { engine, known, set }: PolicyContext,
): Promise<Violation[]> {
  const subjects = resources.filter(isSubmitted).map((resource) => {
    const text = jsonText(resource.body);
    return { resource, text, key: known.key(text) };
  });
  const unknown = subjects.filter(({ key }) => !known.has(key));
  if (unknown.length > 0) {
    engine.loadPolicies([...set.policies.map(asStable), ...set.bindings.map(asStable), ...bodiesOf(set)]);
    const found = await engine.checkPolicies(unknown.map(({ text }) => text));
    unknown.forEach(({ key }, index) => {
      const findings = found[index];
      if (findings !== undefined) known.add(key, findings.length === 0 ? undefined : { findings });
    });
    known.save();
  }
  return subjects.flatMap(({ resource, key }) => {
    const verdict = known.verdict(key) as { readonly findings: readonly PolicyFinding[] } | undefined;
    return verdict === undefined ? [] : violations(resource, verdict.findings);
  });
}

/** All that a verdict of these policies depends on. */
export function textOf(set: PolicySet): string {
  return jsonText([set.policies.map(({ body }) => body), set.bindings.map(({ body }) => body), ...bodiesOf(set)]);
}

function bodiesOf({ params, namespaces }: PolicySet): unknown[] {
  return [...new Set([...params, ...namespaces])].map(({ body }) => body);
}

/** Versions before the stable one say the same. */
function asStable({ body }: Resource): unknown {
  return { ...body, apiVersion: 'admissionregistration.k8s.io/v1' };
}

const gravity = ['Deny', 'Warn', 'Audit'] as const;
const doing = { Deny: 'refuses it', Warn: 'warns of it', Audit: 'has it audited' } as const;

function violations(resource: Resource, findings: readonly PolicyFinding[]): Violation[] {
  const byPolicy = new Map<string, PolicyFinding>();
  for (const finding of gravity.flatMap((action) => findings.filter((one) => one.action === action)))
    if (!byPolicy.has(finding.policy)) byPolicy.set(finding.policy, finding);
  return [...byPolicy.values()].flatMap((finding) => violation(resource, finding));
}

function violation(resource: Resource, { policy, binding, action, message }: PolicyFinding): Violation[] {
  const field = namedField(message, resource.body);
  if (holdsPlaceholder(field === undefined ? resource.body : valueAt(resource.body, field))) return [];
  const bound = binding === undefined ? '' : `, bound by \`${binding}\`,`;
  const path: JsonPath = field ?? ['metadata', 'name'];
  return [
    {
      rule: action === 'Deny' ? 'admission/policy-denied' : 'admission/policy-warned',
      message: `ValidatingAdmissionPolicy \`${policy}\`${bound} ${doing[action]}: ${withoutSecrets(message, resource)}`,
      subject: resource,
      path,
    },
  ];
}

/** A policy may show what it judges. */
function withoutSecrets(message: string, { id, body }: Resource): string {
  if (id.kind !== 'Secret' || groupOf(id.apiVersion) !== '') return message;
  const values = [body.data, body.stringData].flatMap((data) => (isObject(data) ? Object.values(data) : []));
  const isShown = values.some(
    (value) =>
      typeof value === 'string' &&
      value !== '' &&
      (message.includes(value) || message.includes(Buffer.from(value, 'base64').toString('utf8') || value)),
  );
  return isShown ? 'its message shows values of the Secret, and is left out' : message;
}
