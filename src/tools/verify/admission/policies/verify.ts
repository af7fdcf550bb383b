import type { PolicyFinding } from '../../../../engines/admission.ts';
import type { AdmissionEngine } from '../engine.ts';
import { builtinKinds, customKinds, keyOf, type Kind } from '../kinds.ts';
import type { KubernetesObject } from '../object.ts';
import type { Server, ServerAnswer } from '../server.ts';
import { cases } from './cases.ts';
import { definitions, namespaces } from './objects.ts';
import { binding, configMap, policy, rule, type PolicyCase } from './shape.ts';

/** Of the server that is asked; policies are stable since 1.30. */
const minor = 36;

/** A server does not watch a built-in kind again once no bound policy takes it as parameter: these stay. */
const anchor = [
  policy('anchor', { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' }, validations: [{ expression: 'true' }] }),
  binding('anchor', { paramRef: { name: 'anchor', namespace: 'default', parameterNotFoundAction: 'Allow' } }),
];

/**
 * Gives the server and the engine the same ValidatingAdmissionPolicies, case by case, and compares what they say about objects:
 * the verdict, the message and the warnings.
 * @returns whether they agree about all
 */
export async function verifyPolicies(server: Server, engine: AdmissionEngine): Promise<boolean> {
  const kinds = new Map([...builtinKinds(minor), ...customKinds(definitions)]);
  const kindOf = (object: KubernetesObject): Kind => {
    const kind = kinds.get(keyOf(object));
    if (kind === undefined) throw new Error(`${keyOf(object)} is no kind that can be created`);
    return kind;
  };
  const cluster = new Cluster(server, kindOf);
  await cluster.add([...namespaces, ...definitions, ...anchor]);
  for (const kind of customKinds(definitions).values()) await server.waitFor(kind);
  engine.load(definitions);
  const differences: string[] = [];
  const counts = { objects: 0, denied: 0, warned: 0, unknown: 0 };
  for (const one of cases) {
    await cluster.add(one.setUp);
    await cluster.settle(one.name);
    const refused = engine.loadPolicies([...namespaces, ...one.setUp]);
    if (refused.length > 0) differences.push(`${one.name}: the engine does not take objects ${refused.join(', ')}`);
    for (const object of one.objects) {
      const answer = await cluster.judge(object);
      const found = engine.checkPolicies(object);
      counts.objects += 1;
      counts.denied += answer.code >= 300 ? 1 : 0;
      counts.warned += answer.warnings.length > 0 ? 1 : 0;
      counts.unknown += one.unknown === true ? 1 : 0;
      differences.push(...differencesIn(one, object, answer, found));
    }
    await cluster.remove(one.setUp);
  }
  const { objects, denied, warned, unknown } = counts;
  process.stdout.write(
    `policies: ${cases.length} cases, ${objects} objects, ${denied} denied, ${warned} warned of, ${unknown} unknowable; ${differences.length} differences\n`,
  );
  for (const difference of differences) process.stdout.write(`  ${difference}\n`);
  return differences.length === 0 && denied > 0 && warned > 0;
}

function differencesIn(
  { name, unknown }: PolicyCase,
  { kind, metadata }: KubernetesObject,
  { code, message, warnings }: ServerAnswer,
  found: readonly PolicyFinding[],
): string[] {
  const at = `${name}, ${kind} ${String(metadata.name)}`;
  if (unknown === true)
    return found.length === 0 ? [] : [`${at}: said something that cannot be known: ${wording(found)}`];
  const denials = found.filter(({ action }) => action === 'Deny').map(denial);
  const said = message.slice(Math.max(0, message.indexOf('ValidatingAdmissionPolicy')));
  const differences: string[] = [];
  if (code >= 300 ? !denials.includes(said) : denials.length > 0)
    differences.push(`${at}: the server says ${code} ${said}; the engine ${wording(found)}`);
  const expected = found.filter(({ action }) => action === 'Warn').map(warning);
  if (warnings.join('\n') !== expected.join('\n'))
    differences.push(`${at}: the server warns "${warnings.join('; ')}"; the engine "${expected.join('; ')}"`);
  return differences;
}

function denial({ policy, binding, message }: PolicyFinding): string {
  const bound = binding === undefined ? '' : ` with binding '${binding}'`;
  return `ValidatingAdmissionPolicy '${policy}'${bound} denied request: ${message}`;
}

function warning({ policy, binding, message }: PolicyFinding): string {
  return `Validation failed for ValidatingAdmissionPolicy '${policy}' with binding '${String(binding)}': ${message}`;
}

function wording(found: readonly PolicyFinding[]): string {
  return found.length === 0 ? 'nothing' : found.map((one) => `${one.action} ${denial(one)}`).join('; ');
}

/** Objects in the cluster of the server. */
class Cluster {
  readonly #server: Server;
  readonly #kindOf: (object: KubernetesObject) => Kind;

  constructor(server: Server, kindOf: (object: KubernetesObject) => Kind) {
    this.#server = server;
    this.#kindOf = kindOf;
  }

  async add(objects: readonly KubernetesObject[]): Promise<void> {
    for (const object of objects) await this.#addOnce(object);
  }

  /** Again while a policy of the case before is still in force. */
  async #addOnce(object: KubernetesObject, attempt = 1): Promise<void> {
    try {
      await this.#server.add(this.#kindOf(object), namespaceOf(object), object);
    } catch (error) {
      if (attempt === 100 || !String(error).includes("ValidatingAdmissionPolicy '")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
      await this.#addOnce(object, attempt + 1);
    }
  }

  async remove(objects: readonly KubernetesObject[]): Promise<void> {
    for (const object of objects)
      await this.#server.remove(this.#kindOf(object), namespaceOf(object), String(object.metadata.name));
  }

  async judge(object: KubernetesObject): Promise<ServerAnswer> {
    return this.#server.judge(this.#kindOf(object), namespaceOf(object), JSON.stringify(object));
  }

  /** Waits until the server applies the policies that it was given: the last of them denies what nothing else does. */
  async settle(name: string): Promise<void> {
    const canary = `canary-${name}`;
    const object = configMap(canary);
    const constraints = { resourceRules: [rule('', 'configmaps', { resourceNames: [canary] })] };
    const last = [
      policy(canary, { matchConstraints: constraints, validations: [{ expression: 'false' }] }),
      binding(canary),
    ];
    await this.add(last);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { message } = await this.judge(object);
      if (message.includes(`'${canary}'`)) {
        await this.remove(last);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server does not apply the policies of ${name}`);
  }
}

function namespaceOf({ metadata }: KubernetesObject): string {
  return typeof metadata.namespace === 'string' ? metadata.namespace : 'default';
}
