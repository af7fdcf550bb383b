import { jsonText } from '../model/json-text.ts';
import { EngineFailure, type Engine } from './engine.ts';
import type { EngineFile, EngineRequest } from './frame.ts';

/** One reason to refuse an object, in the API server's words. No value of a Secret is ever part of one. Source: engines/admission/internal/cause. */
export interface AdmissionError {
  /** In the server's notation: `spec.containers[0].resources.requests[cpu]`; empty for the object as a whole. */
  readonly field: string;
  /**
   * As the server names it (`Required value`, `Invalid value`, …), or `Unknown field`, `Duplicate field`, `Malformed`,
   * `Unknown version`; `Internal error` says why an object is not covered.
   */
  readonly type: string;
  /** The message without field, type and value; may be empty. */
  readonly detail: string;
  /** What was refused, as far as the server shows it. */
  readonly value?: string;
  /** The server's full sentence. */
  readonly message: string;
  /** Only strict field validation refuses this: an unknown or repeated field. It is what kubectl asks for. */
  readonly strict?: true;
  /** The rule in CEL, of the CustomResourceDefinition, that the object breaks. */
  readonly rule?: string;
}

export interface AdmissionVerdict {
  /** False when nothing can be said: no definition has the kind, or `errors` tells what went wrong. */
  readonly covered: boolean;
  /** Empty for an object that the server accepts, and for a kind that nobody knows. */
  readonly errors: readonly AdmissionError[];
}

/** What a ValidatingAdmissionPolicy has against an object. Source: engines/admission/internal/policy. */
export interface PolicyFinding {
  readonly policy: string;
  /** Missing when the policy itself cannot be applied. */
  readonly binding?: string;
  readonly action: 'Deny' | 'Warn' | 'Audit';
  /** In the server's words, without the names. */
  readonly message: string;
  /** Of a denial, such as `Invalid`. */
  readonly reason?: string;
}

/** A CustomResourceDefinition in JSON. */
export interface DefinitionFile extends EngineFile {
  /** What is needed before an object of the kind turns up; spares reading the file until then. */
  readonly summary?: DefinitionSummary;
}

export interface DefinitionSummary {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Versions that are served. */
  readonly versions: readonly string[];
}

/** How much one request takes: enough for a start of another thread to pay off when several requests wait. */
const largestBatch = { objects: 256, characters: 4 * 1024 * 1024 };
const accepted: AdmissionVerdict = { covered: true, errors: [] };

/**
 * The validation of a Kubernetes API server: would it create these objects? What depends on the state of a cluster is not
 * looked at, nor are updates.
 */
export class Admission {
  readonly #engine: Engine;
  #definitions: readonly EngineRequest[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Begins to load the engine. */
  start(): void {
    this.#engine.start();
  }

  /**
   * The definitions of custom resources, in place of those before. Of two for the same kind, the last one counts; what is no
   * definition is left out. Whether a server would take a definition, `check` says.
   */
  loadDefinitions(files: readonly DefinitionFile[]): void {
    const index = files.flatMap(({ path, summary }) => (summary === undefined ? [] : [{ path, ...summary }]));
    this.#definitions = [{ operation: 'forget-crds' }, { operation: 'load-crds', arguments: { index }, files }];
    this.#engine.setUp(this.#definitions);
  }

  /**
   * ValidatingAdmissionPolicies, their bindings, the objects that they take as parameters and Namespaces, in place of those
   * before. What a server would refuse is left out. Custom resources among them need their definitions.
   */
  loadPolicies(objects: readonly unknown[]): void {
    const content = Buffer.from(objects.map(toLine).join('\n'));
    const files = [{ path: 'policies.jsonl', content }];
    this.#engine.setUp([...this.#definitions, { operation: 'load-policies', files }]);
  }

  /**
   * @param objects as values, in which large integers are bigints; or as JSON text, in which a repeated key shows
   * @param options.namespace of objects that name none; `default` if it is not given
   * @returns a verdict for each object. An object that the engine does not survive is not covered; the others are.
   */
  async check(
    objects: readonly unknown[],
    { namespace }: { readonly namespace?: string } = {},
  ): Promise<AdmissionVerdict[]> {
    const ask = async (lines: readonly string[]) => {
      const verdicts = lines.map(() => accepted);
      const answer = await this.#ask('check', lines, namespace);
      for (const { line, covered, errors } of answer as (AdmissionVerdict & { readonly line: number })[])
        verdicts[line] = { covered, errors };
      return verdicts;
    };
    return inBatches(objects, async (lines) => surviving(lines, ask, uncovered));
  }

  /**
   * What the policies that were loaded have against the creation of objects that `check` accepts, by binding.
   *
   * @param options.namespace of objects that name none; what depends on it has no finding if it is not given
   * @returns findings for each object; undefined for one that the engine does not survive
   */
  async checkPolicies(
    objects: readonly unknown[],
    { namespace = '' }: { readonly namespace?: string } = {},
  ): Promise<(readonly PolicyFinding[] | undefined)[]> {
    const ask = async (lines: readonly string[]) => {
      const found = lines.map((): readonly PolicyFinding[] => []);
      const answer = await this.#ask('check-policies', lines, namespace);
      for (const { line, findings } of answer as { readonly line: number; readonly findings: PolicyFinding[] }[])
        found[line] = findings;
      return found;
    };
    return inBatches(objects, async (lines) =>
      surviving<readonly PolicyFinding[] | undefined>(lines, ask, () => undefined),
    );
  }

  async #ask(operation: string, lines: readonly string[], namespace: string | undefined): Promise<unknown> {
    const content = Buffer.from(lines.join('\n'));
    const files = [{ path: 'objects.jsonl', content }];
    const { error, result } = await this.#engine.call({ operation, arguments: { namespace }, files });
    if (error !== undefined) throw new Error(`the admission engine: ${error}`);
    return result;
  }
}

/** What the engine does not survive fails alone: the others of its batch are asked about again, one by one. */
async function surviving<T>(
  lines: readonly string[],
  ask: (lines: readonly string[]) => Promise<T[]>,
  failed: (error: EngineFailure) => T,
): Promise<T[]> {
  try {
    return await ask(lines);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    if (lines.length === 1) return [failed(error)];
    return (await Promise.all(lines.map(async (line) => surviving([line], ask, failed)))).flat();
  }
}

async function inBatches<T>(
  objects: readonly unknown[],
  check: (lines: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const [first, ...others] = batchesOf(objects.map(toLine));
  if (first === undefined) return [];
  // threads share a module only once it is there
  const checked = [await check(first)];
  checked.push(...(await Promise.all(others.map(check))));
  return checked.flat();
}

function toLine(object: unknown): string {
  const text = typeof object === 'string' ? object : jsonText(object);
  return text.replaceAll('\n', ' ');
}

function batchesOf(lines: readonly string[]): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const line of lines) {
    const current = batches.at(-1);
    const full = current?.length === largestBatch.objects || characters + line.length > largestBatch.characters;
    if (current === undefined || full) {
      batches.push([line]);
      characters = line.length;
    } else {
      current.push(line);
      characters += line.length;
    }
  }
  return batches;
}

function uncovered({ message }: EngineFailure): AdmissionVerdict {
  return { covered: false, errors: [{ field: '', type: 'Internal error', detail: message, message }] };
}
