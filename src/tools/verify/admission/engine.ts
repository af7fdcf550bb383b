import { EngineInstance } from '../../../engines/instance.ts';
import type { AdmissionVerdict, PolicyFinding } from '../../../engines/admission.ts';
import { decodeResponse, encodeRequest, type EngineRequest } from '../../../engines/frame.ts';
import { readModule } from '../../../engines/module-file.ts';
import type { CustomResourceDefinition } from './definitions.ts';

const batch = 200;
const accepted: AdmissionVerdict = { covered: true, errors: [] };

/** The module as it is shipped, on this thread: what it says, without what src/engines does about its failures. */
export class AdmissionEngine {
  readonly #instance: EngineInstance;

  private constructor(module: WebAssembly.Module) {
    this.#instance = new EngineInstance(module, {
      now: BigInt(Date.now()) * 1_000_000n,
      elapsed: () => BigInt(Math.round(performance.now() * 1e6)),
      onOutput: (text) => process.stderr.write(text),
    });
  }

  static async start(): Promise<AdmissionEngine> {
    return new AdmissionEngine(await WebAssembly.compile(readModule('admission', undefined)));
  }

  load(definitions: readonly CustomResourceDefinition[]): void {
    const files = definitions.map((definition) => ({
      path: definition.metadata.name,
      content: Buffer.from(JSON.stringify(definition)),
    }));
    this.#call({ operation: 'load-crds', files });
  }

  /** One verdict for each text. @param namespace that the objects are sent to */
  check(texts: readonly string[], namespace: string): AdmissionVerdict[] {
    const verdicts = texts.map(() => accepted);
    for (let start = 0; start < texts.length; start += batch) {
      const content = Buffer.from(texts.slice(start, start + batch).join('\n'));
      const files = [{ path: 'objects.jsonl', content }];
      const found = this.#call({ operation: 'check', arguments: { namespace }, files });
      for (const { line, ...verdict } of found as (AdmissionVerdict & { readonly line: number })[])
        verdicts[start + line] = verdict;
    }
    return verdicts;
  }

  /** Policies, bindings, parameters and namespaces. @returns the lines that it does not take */
  loadPolicies(objects: readonly unknown[]): number[] {
    const content = Buffer.from(objects.map((object) => JSON.stringify(object)).join('\n'));
    return this.#call({ operation: 'load-policies', files: [{ path: 'policies.jsonl', content }] }) as number[];
  }

  /** What the policies that were loaded have against an object. */
  checkPolicies(object: unknown): readonly PolicyFinding[] {
    const files = [{ path: 'objects.jsonl', content: Buffer.from(JSON.stringify(object)) }];
    const answer = this.#call({ operation: 'check-policies', arguments: {}, files });
    return (answer as { readonly findings: readonly PolicyFinding[] }[])[0]?.findings ?? [];
  }

  #call(request: EngineRequest): unknown {
    const { error, result } = decodeResponse(this.#instance.handle(encodeRequest(request)));
    if (error !== undefined) throw new Error(error);
    return result;
  }
}
