import { EngineInstance } from '../../../engines/instance.ts';
import { decodeResponse, encodeRequest, type EngineRequest } from '../../../engines/frame.ts';
import { readModule } from '../../../engines/module-file.ts';
import type { CustomResourceDefinition } from './crds.ts';

/** Source: engines/admission/internal/cause. */
export interface EngineCause {
  readonly field: string;
  readonly type: string;
  readonly message: string;
  readonly strict?: boolean;
  readonly rule?: boolean;
}

export interface EngineVerdict {
  readonly line: number;
  readonly covered: boolean;
  readonly errors: readonly EngineCause[];
}

const batch = 200;

/** The engine as it is shipped. */
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
    const index = definitions.map(({ metadata, spec }) => ({
      path: metadata.name,
      group: spec.group,
      kind: spec.names.kind,
      scope: spec.scope,
      versions: spec.versions.filter(({ served }) => served).map(({ name }) => name),
    }));
    this.#call({ operation: 'load-crds', arguments: { index }, files });
  }

  /** One verdict for each text; undefined where the engine has nothing to say. */
  check(texts: readonly string[]): (EngineVerdict | undefined)[] {
    const verdicts: (EngineVerdict | undefined)[] = texts.map(() => undefined);
    for (let start = 0; start < texts.length; start += batch) {
      const content = Buffer.from(texts.slice(start, start + batch).join('\n'));
      const found = this.#call({ operation: 'check', files: [{ path: 'objects.jsonl', content }] }) as EngineVerdict[];
      for (const verdict of found) verdicts[start + verdict.line] = verdict;
    }
    return verdicts;
  }

  #call(request: EngineRequest): unknown {
    const { error, result } = decodeResponse(this.#instance.handle(encodeRequest(request)));
    if (error !== undefined) throw new Error(error);
    return result;
  }
}
