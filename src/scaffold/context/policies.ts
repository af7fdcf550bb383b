import type { Answers } from '../answers/answers.ts';

/** An admission policy of the repository's own: people change what `add policy` wrote. */
export interface AdmissionPolicy {
  readonly name: string;
  /** Kind of Gatekeeper's constraint, and name of its template. */
  readonly kind: string;
  readonly template: string;
}

/** The components that hold what each engine enforces. */
export const policyComponents: Readonly<Record<Answers['policyEngine'], readonly string[]>> = {
  'validating-admission-policy': ['admission-policies'],
  kyverno: ['kyverno-policies'],
  gatekeeper: ['gatekeeper-templates', 'gatekeeper-constraints'],
  none: [],
};

/** `on-call` → `OnCall`, made by the template `oncall`. */
export function admissionPolicy(name: string): AdmissionPolicy {
  const words = name.split('-').filter((word) => word !== '');
  const kind = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return { name, kind, template: kind.toLowerCase() };
}
