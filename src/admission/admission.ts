import { jsonText } from '../model/json-text.ts';
import type { Admission, AdmissionError, AdmissionVerdict, DefinitionFile } from '../engines/admission.ts';
import { isWithin, valueAt, type JsonPath } from '../model/json-path.ts';
import { holdsPlaceholder, isPlaceholder } from '../model/placeholder.ts';
import { isObject, type Resource } from '../model/resource.ts';
import type { Violation } from '../model/violation.ts';
import { fieldPath } from './field.ts';
import type { KnownVerdicts } from './known-verdicts.ts';
import { isAllowedNow } from './newer.ts';

export interface AdmissionContext {
  readonly engine: Pick<Admission, 'loadDefinitions' | 'check'>;
  /** What need not be judged again. */
  readonly known: KnownVerdicts;
  /** Of the custom resources among them; asked for when the engine has something to judge. */
  readonly definitions: () => readonly DefinitionFile[];
}

/** A resource that is refused, or that the engine has something to say of. */
export interface Judged {
  readonly resource: Resource;
  readonly verdict: AdmissionVerdict;
}

/** What an API server has against the creation of these objects, as it says it. */
export async function judge(
  resources: readonly Resource[],
  { engine, known, definitions }: AdmissionContext,
): Promise<Judged[]> {
  const subjects = resources.filter(isSubmitted).map((resource) => {
    const text = jsonText(resource.body);
    return { resource, text, key: known.key(text) };
  });
  const unknown = subjects.filter(({ key }) => !known.has(key));
  if (unknown.length > 0) {
    engine.loadDefinitions(definitions());
    const verdicts = await engine.check(unknown.map(({ text }) => text));
    unknown.forEach(({ key }, index) => {
      const verdict = verdicts[index]!;
      if (!verdict.errors.some(isVerdict)) known.add(key);
      else if (verdict.covered) known.add(key, verdict);
    });
    known.save();
  }
  return subjects.flatMap(({ resource, key }) => {
    const verdict = known.verdict(key) as AdmissionVerdict | undefined;
    return verdict === undefined ? [] : [{ resource, verdict }];
  });
}

export interface Circumstances {
  /** Fields of a resource that the schemas have something against. */
  readonly said: (resource: Resource) => readonly JsonPath[];
  /** Minor versions of the servers that a resource goes to. */
  readonly minors: (resource: Resource) => readonly number[];
}

/** Of what a server has against objects, that which concerns the servers they go to, and which the schemas have not said. */
export function refusals(judged: readonly Judged[], { said, minors }: Circumstances): Violation[] {
  return judged.flatMap(({ resource, verdict }) => {
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
