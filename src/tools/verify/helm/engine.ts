import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { decodeResponse, encodeRequest, type EngineFile, type EngineResponse } from '../../../engines/frame.ts';
import { EngineInstance } from '../../../engines/instance.ts';
import { builtFolder } from '../../engines/spec.ts';

/** Arguments of the operation `template`; see docs/engines/helm.md. */
export interface TemplateArguments {
  readonly chart: string;
  readonly releaseName?: string;
  readonly namespace?: string;
  readonly valueFiles?: readonly string[];
  readonly values?: Readonly<Record<string, unknown>>;
  readonly parameters?: readonly Parameter[];
  readonly kubernetesVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly includeCRDs?: boolean;
  readonly isUpgrade?: boolean;
  readonly skipTests?: boolean;
  readonly trace?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly forceString?: boolean;
}

export interface Location {
  readonly template?: string;
  readonly file?: string;
  readonly chart?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Failure extends Location {
  readonly stage: 'arguments' | 'values' | 'chart' | 'schema' | 'template' | 'yaml';
  readonly message: string;
  readonly violations?: readonly {
    readonly chart: string;
    readonly path: readonly string[];
    readonly message: string;
  }[];
}

export interface DocumentTrace {
  /** Runs of lines: how many, file, template line of the first, growth. */
  readonly lines: readonly (readonly [number, number, number, number])[];
  /** Line of the document, file, template line. */
  readonly via: readonly (readonly [number, number, number])[];
  readonly reads: readonly { readonly file: number; readonly line: number; readonly values: readonly string[][] }[];
}

export interface Document {
  readonly template: string;
  readonly kind: 'manifest' | 'hook' | 'test' | 'crd';
  readonly trace?: DocumentTrace;
  readonly text: string;
}

export interface Rendered {
  /** What `helm template` prints; missing where there is an error. */
  readonly output?: string;
  readonly documents: readonly Document[];
  readonly files: readonly { readonly template: string; readonly file?: string }[];
  readonly warnings: readonly string[];
  readonly error?: Failure;
}

const module = await WebAssembly.compile(brotliDecompressSync(readFileSync(join(builtFolder, 'helm.wasm.br'))));
const decoder = new TextDecoder('utf8', { ignoreBOM: true });

/** The engine as it was built, in this process and without the wrapper of the product. */
export class HelmEngine {
  readonly #instance: EngineInstance;

  constructor(files: readonly EngineFile[]) {
    this.#instance = new EngineInstance(module, {
      now: BigInt(Date.UTC(2026, 0, 1)) * 1_000_000n,
      elapsed: () => process.hrtime.bigint(),
      onOutput: (text) => process.stderr.write(text),
    });
    this.#ask('load', undefined, files);
  }

  template(args: TemplateArguments, files: readonly EngineFile[] = []): Rendered {
    const response = this.#ask('template', args, files);
    const result = response.result as Omit<Rendered, 'output'>;
    const texts = new Map(response.files.map(({ path, content }) => [path, decoder.decode(content)]));
    const output = texts.get('output.yaml');
    return {
      ...result,
      documents: result.documents.map((document, index) => ({
        ...document,
        text: texts.get(`documents/${index}.yaml`)!,
      })),
      ...(output !== undefined && { output }),
    };
  }

  #ask(operation: string, args: unknown, files: readonly EngineFile[]): EngineResponse {
    const response = decodeResponse(this.#instance.handle(encodeRequest({ operation, arguments: args, files })));
    if (response.error !== undefined) throw new Error(response.error);
    return response;
  }
}
