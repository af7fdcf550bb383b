import { jsonText } from '../model/json-text.ts';
import type { Admission, AdmissionError, AdmissionVerdict, DefinitionFile } from '../engines/admission.ts';
import { isWithin, valueAt, type JsonPath } from '../model/json-path.ts';
import { holdsPlaceholder, isPlaceholder } from '../model/placeholder.ts';
import { isObject, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import type { AcceptedObjects } from './accepted.ts';
import { fieldPath } from './field.ts';
import { isAllowedNow } from './newer.ts';

export interface AdmissionContext {
  readonly engine: Admission;
  /** What need not be judged again. */
  readonly accepted: AcceptedObjects;
  /** Of the custom resources among them; asked for when the engine has something to judge. */
  readonly definitions: () => readonly DefinitionFile[];
  /** Fields of a resource that the schemas have something against; asked for once the engine has answered. */
  readonly said: (resource: Resource) => readonly JsonPath[];
  /** Minor versions of the servers that a resource goes to. */
  readonly minors: (resource: Resource) => readonly number[];
}

/** Whether an API server would create these objects. What the schemas have said already is not said again. */
export async function checkAdmission(
  resources: readonly Resource[],
  { engine, accepted, definitions, said, minors }: AdmissionContext,
): Promise<Violation[]> {
  const subjects = resources.filter(isSubmitted).map((resource) => {
    const text = jsonText(resource.body);
    return { resource, text, key: accepted.key(text) };
  });
  const unknown = subjects.filter(({ key }) => !accepted.has(key));
  if (unknown.length > 0) {
    engine.loadDefinitions(definitions());
    const verdicts = await engine.check(unknown.map(({ text }) => text));
    unknown.forEach(({ key }, index) => {
      const verdict = verdicts[index]!;
      if (!verdict.errors.some(isVerdict)) accepted.add(key);
      else if (verdict.covered) accepted.add(key, verdict);
    });
    accepted.save();
  }
  await Promise.resolve(); // also where nothing had to be asked, the schemas speak first
  return subjects.flatMap(({ resource, key }) => {
    const verdict = accepted.verdict(key) as AdmissionVerdict | undefined;
    if (verdict === undefined) return [];
    const errors = verdict.errors.filter((error) => !isAllowedNow(error, resource, minors(resource)));
    return violations(resource, { ...verdict, errors }, said(resource));
  });
}

/** What a person or a controller sends to the server as it stands; not what SOPS decrypts before, nor what stays in the repository. */
export function isSubmitted({ id, body }: Resource): boolean {
  if (body.sops !== undefined || id.apiVersion.startsWith('kustomize.config.k8s.io/')) return false;
  const annotations = isObject(body.metadata) ? body.metadata.annotations : undefined;
  return !(isObject(annotations) && annotations['config.kubernetes.io/local-config'] === 'true');
}

function violations(resource: Resource, { covered, errors }: AdmissionVerdict, said: readonly JsonPath[]): Violation[] {
  if (!covered) return [];
  return errors
    .filter((error) => isVerdict(error) && !isCopy(error, errors, resource))
    .flatMap((error): Violation[] => {
      const path = fieldPath(error.field, error.value, resource.body);
      if (isSaid(error, path, said) || isUnfilled(error, path, resource)) return [];
      const rule = error.rule === undefined ? 'admission/rejected' : 'admission/crd-rule';
      return [{ rule, message: `the API server refuses it: ${error.message}`, subject: resource, path }];
    });
}

/** Unknown fields and versions are for the schemas of the version to tell, and repeated keys for the reader of YAML. */
function isVerdict({ type, strict }: AdmissionError): boolean {
  return strict !== true && type !== 'Unknown version';
}

/** The server fills in fields from others, `targetPort` from `port`, and has then the same against both. */
function isCopy(
  { field, value, detail }: AdmissionError,
  errors: readonly AdmissionError[],
  { body }: Resource,
): boolean {
  if (value === undefined || valueAt(body, fieldPath(field, undefined, body)) !== undefined) return false;
  return errors.some((other) => other.field !== field && other.value === value && other.detail === detail);
}

/** Whether something is still to be filled in where the error is; one that kept the server from reading may be anywhere. */
function isUnfilled({ type, value }: AdmissionError, path: JsonPath, { body }: Resource): boolean {
  return isPlaceholder(value) || holdsPlaceholder(type === 'Malformed' ? body : valueAt(body, path));
}

/** A value of the wrong type keeps the server from reading the object; the schemas have found which one it is. */
function isSaid({ type }: AdmissionError, path: JsonPath, said: readonly JsonPath[]): boolean {
  if (type === 'Malformed' && said.length > 0) return true;
  return said.some((other) => isWithin(path, other));
}
