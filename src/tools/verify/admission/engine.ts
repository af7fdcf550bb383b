import { EngineInstance } from '../../../engines/instance.ts';
import type { AdmissionVerdict, PolicyFinding } from '../../../engines/admission.ts';
import { decodeResponse, encodeRequest, type EngineRequest } from '../../../engines/frame.ts';
import { readModule } from '../../../engines/module-file.ts';
import type { CustomResourceDefinition } from './definitions.ts';

const batch = 200;
/** Objects that one instance is asked about: its memory holds what it has compiled of each, and is never given back. */
const most = 4000;
const accepted: AdmissionVerdict = { covered: true, errors: [] };

/** The module as it is shipped, on this thread: what it says, without what src/engines does about its failures. */
export class AdmissionEngine {
  readonly #module: WebAssembly.Module;
  #instance: EngineInstance;
  #asked = 0;
  /** By operation, the latest: a fresh instance is told it again. */
  readonly #loaded = new Map<string, EngineRequest>();

  private constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#instance = instantiate(module);
  }

  static async start(): Promise<AdmissionEngine> {
    return new AdmissionEngine(await WebAssembly.compile(readModule('admission', undefined)));
  }

  load(definitions: readonly CustomResourceDefinition[]): void {
    const files = definitions.map((definition) => ({
      path: definition.metadata.name,
      content: Buffer.from(JSON.stringify(definition)),
    }));
    this.#load({ operation: 'load-crds', files });
  }

  /** One verdict for each text. @param namespace that the objects are sent to */
  check(texts: readonly string[], namespace: string): AdmissionVerdict[] {
    const verdicts = texts.map(() => accepted);
    for (let start = 0; start < texts.length; start += batch) {
      const content = Buffer.from(texts.slice(start, start + batch).join('\n'));
      const files = [{ path: 'objects.jsonl', content }];
      this.#renew(batch);
      const found = this.#call({ operation: 'check', arguments: { namespace }, files });
      for (const { line, ...verdict } of found as (AdmissionVerdict & { readonly line: number })[])
        verdicts[start + line] = verdict;
    }
    return verdicts;
  }

  /** Policies, bindings, parameters and namespaces. @returns the lines that it does not take */
  loadPolicies(objects: readonly unknown[]): number[] {
    const content = Buffer.from(objects.map((object) => JSON.stringify(object)).join('\n'));
    return this.#load({ operation: 'load-policies', files: [{ path: 'policies.jsonl', content }] }) as number[];
  }

  /** What the policies that were loaded have against an object. */
  checkPolicies(object: unknown): readonly PolicyFinding[] {
    const files = [{ path: 'objects.jsonl', content: Buffer.from(JSON.stringify(object)) }];
    const answer = this.#call({ operation: 'check-policies', arguments: {}, files });
    return (answer as { readonly findings: readonly PolicyFinding[] }[])[0]?.findings ?? [];
  }

  #load(request: EngineRequest): unknown {
    this.#loaded.set(request.operation, request);
    return this.#call(request);
  }

  #renew(objects: number): void {
    this.#asked += objects;
    if (this.#asked <= most) return;
    this.#asked = objects;
    this.#instance = instantiate(this.#module);
    for (const request of this.#loaded.values()) this.#call(request);
  }

  #call(request: EngineRequest): unknown {
    const { error, result } = decodeResponse(this.#instance.handle(encodeRequest(request)));
    if (error !== undefined) throw new Error(error);
    return result;
  }
}

function instantiate(module: WebAssembly.Module): EngineInstance {
  return new EngineInstance(module, {
    now: () => BigInt(Date.now()) * 1_000_000n,
    elapsed: () => BigInt(Math.round(performance.now() * 1e6)),
    onOutput: (text) => process.stderr.write(text),
  });
}
