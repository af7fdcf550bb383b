import { EngineFailure, type Engine } from './engine.ts';
import type { EngineFile, EngineResponse } from './frame.ts';

/** What OPA has to say against a policy. */
export interface RegoProblem {
  readonly file?: string;
  /** From 1. A column counts code points. */
  readonly row?: number;
  readonly column?: number;
  /** Of the last line, where what is wrong has several. */
  readonly endRow?: number;
  /** OPA's, such as rego_type_error; or refused_builtin, stopped, unreadable. */
  readonly code: string;
  readonly message: string;
  /** What OPA adds, such as the types that it has and wants. */
  readonly details?: readonly string[];
  /** The file is valid in the syntax of OPA before 1.0. */
  readonly readsAsVersion0?: boolean;
}

export interface RegoReadOptions {
  /** 1 by default; 0 is the syntax of OPA before 1.0, in which a file with `import rego.v1` is still read as version 1. */
  readonly regoVersion?: 0 | 1;
  /** What policies may use, as `opa capabilities` prints it; by default, everything but what asks the world outside. */
  readonly capabilities?: unknown;
}

export interface RegoCheckOptions extends RegoReadOptions {
  /** As `opa check --strict`: unused variables and imports, and what is deprecated, are errors. */
  readonly strict?: boolean;
}

export interface RegoCompileOptions extends RegoCheckOptions {
  /** Documents to ask for, such as main/report. */
  readonly entrypoints?: readonly string[];
  /** Also those that METADATA marks with `entrypoint: true`. */
  readonly annotationEntrypoints?: boolean;
}

/** Of one evaluation, or of one test. */
export interface RegoLimits {
  /** 5000 by default. */
  readonly milliseconds?: number;
  /** What the engine may hold in all; 512 by default. */
  readonly memoryMiB?: number;
}

export interface RegoTestOptions extends RegoReadOptions, RegoLimits {
  /** A regular expression for the full names of the tests to run, such as data.main_test.test_deny. */
  readonly run?: string;
  readonly coverage?: boolean;
}

export interface RegoFormat {
  /** Paths of the files whose text is not the formatted one. */
  readonly unformatted: readonly string[];
  readonly errors: readonly RegoProblem[];
  /** The text of `opa fmt`, by path, of each file that could be read. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface RegoCompilation {
  /** The module of `opa build --target wasm`; undefined when there are errors. */
  readonly module: Uint8Array | undefined;
  /** Built-in functions that the module calls and does not bring. */
  readonly hostBuiltins: readonly string[];
  readonly errors: readonly RegoProblem[];
}

export interface RegoInspection {
  /** As `opa inspect --annotations --format json` prints them. */
  readonly annotations: readonly RegoAnnotations[];
  /** In the order of the files. */
  readonly modules: readonly RegoModule[];
  readonly errors: readonly RegoProblem[];
}

export interface RegoAnnotations {
  readonly path: readonly { readonly type: string; readonly value: unknown }[];
  readonly location?: { readonly file: string; readonly row: number; readonly col: number };
  /** Source: v1/ast/annotations.go of OPA. */
  readonly annotations: {
    readonly scope: string;
    readonly title?: string;
    readonly description?: string;
    readonly entrypoint?: boolean;
    readonly organizations?: readonly string[];
    readonly related_resources?: readonly { readonly ref: string; readonly description?: string }[];
    readonly authors?: readonly { readonly name: string; readonly email?: string }[];
    readonly custom?: Readonly<Record<string, unknown>>;
  };
}

export interface RegoModule {
  readonly file: string;
  /** Such as data.rules.network["ingress-tls"]. */
  readonly package: string;
  readonly rules: readonly {
    /** Such as deny, or limits.cpu. */
    readonly name: string;
    /** What the rule defines. */
    readonly kind: 'value' | 'set' | 'object' | 'function';
    readonly isDefault?: boolean;
    readonly row: number;
    readonly column: number;
  }[];
}

export interface RegoTestRun {
  readonly errors: readonly RegoProblem[];
  /** In the order of files and rows. */
  readonly tests: readonly RegoTest[];
  /** As `opa test --coverage` prints it, though tests may have failed. */
  readonly coverage?: RegoCoverage;
}

export interface RegoTest {
  readonly package: string;
  readonly name: string;
  readonly file: string;
  readonly row: number;
  readonly column: number;
  /** skipped: its name begins with todo_ */
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'error';
  /** Why there was an error. */
  readonly message?: string;
  readonly nanoseconds: number;
  /** What the test printed, cut to some size. */
  readonly output?: string;
  /** The parts of a test that is a table, such as test_limits["no cpu"]. */
  readonly cases?: readonly { readonly name: readonly string[]; readonly passed: boolean }[];
  /** Expressions that were not true in a failed test, the last one first. */
  readonly failures?: readonly RegoFailure[];
}

export interface RegoFailure {
  readonly file: string;
  readonly row: number;
  readonly column: number;
  /** The expression as it is written. */
  readonly text: string;
  /** The values of its variables and calls, by their text. */
  readonly values: Readonly<Record<string, string>>;
}

/** Shares are in per cent. */
export interface RegoCoverage {
  readonly coverage: number;
  readonly covered_lines: number;
  readonly not_covered_lines: number;
  readonly files: Readonly<Record<string, RegoFileCoverage>>;
}

export interface RegoFileCoverage {
  readonly coverage?: number;
  readonly covered_lines?: number;
  readonly not_covered_lines?: number;
  readonly covered?: readonly RegoRange[];
  readonly not_covered?: readonly RegoRange[];
}

export interface RegoRange {
  readonly start: { readonly row: number; readonly col?: number };
  readonly end: { readonly row: number; readonly col?: number };
  /** Why what is not covered was passed over: index-excluded, early-exit. */
  readonly kinds?: readonly string[];
}

/** The answer to one query for one input. */
export interface RegoEvaluation {
  /** Absent where the query is undefined. */
  readonly results?: readonly {
    /** The value of each expression of the query. */
    readonly expressions: readonly unknown[];
    readonly bindings?: Readonly<Record<string, unknown>>;
  }[];
  readonly error?: RegoProblem;
  /** What the policies printed, cut to some size. */
  readonly output?: string;
}

export type RegoEvaluations =
  | { readonly errors: readonly RegoProblem[]; readonly evaluations?: never }
  /** For each input, one evaluation for each query. */
  | { readonly errors?: never; readonly evaluations: readonly (readonly RegoEvaluation[])[] };

/**
 * OPA, on files that are handed over: *.rego, data.json, data.yaml and .manifest count, as in a bundle. Policies reach
 * neither network nor environment: what asks for them is a problem with the code refused_builtin.
 * Every method throws EngineFailure when there is no answer.
 */
export class Rego {
  readonly #engine: Engine;
  readonly #prepared = new Map<string, { readonly options: RegoCheckOptions; readonly files: readonly EngineFile[] }>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Begins to load the engine. */
  start(): void {
    this.#engine.start();
  }

  /** What `opa check` says. */
  async check(files: readonly EngineFile[], options: RegoCheckOptions = {}): Promise<readonly RegoProblem[]> {
    const { result } = await this.#ask('check', options, files);
    return (result as { readonly errors: readonly RegoProblem[] }).errors;
  }

  async format(files: readonly EngineFile[], options: RegoReadOptions = {}): Promise<RegoFormat> {
    const response = await this.#ask('format', options, files);
    const texts = new Map(response.files.map(({ path, content }) => [path, textOf(content)]));
    return { ...(response.result as Omit<RegoFormat, 'texts'>), texts };
  }

  async compile(files: readonly EngineFile[], options: RegoCompileOptions): Promise<RegoCompilation> {
    const response = await this.#ask('compile', options, files);
    return { ...(response.result as Omit<RegoCompilation, 'module'>), module: response.files[0]?.content };
  }

  /** What policies say of themselves; a file that cannot be read hides no other one. */
  async inspect(files: readonly EngineFile[], options: RegoReadOptions = {}): Promise<RegoInspection> {
    return (await this.#ask('inspect', options, files)).result as RegoInspection;
  }

  async test(files: readonly EngineFile[], options: RegoTestOptions = {}): Promise<RegoTestRun> {
    return (await this.#ask('test', options, files)).result as RegoTestRun;
  }

  /**
   * Policies to evaluate under a name of the caller's; each thread compiles them once. Prepare all before the first
   * evaluation, for every change makes the threads begin anew. What is wrong with them, `evaluate` says.
   */
  prepare(id: string, files: readonly EngineFile[], options: RegoCheckOptions = {}): void {
    this.#prepared.set(id, { options, files });
    this.#engine.setUp(
      [...this.#prepared].map(([name, policies]) => ({
        operation: 'prepare',
        arguments: { ...policies.options, id: name },
        files: policies.files,
      })),
    );
  }

  /**
   * @param id of policies that were prepared
   * @param queries such as data.main.deny; OPA compiles each of them once
   * @param inputs of any type that JSON has
   */
  async evaluate(
    id: string,
    queries: readonly string[],
    inputs: readonly unknown[],
    limits: RegoLimits = {},
  ): Promise<RegoEvaluations> {
    const lines = inputs.map((input) => `${JSON.stringify(input)}\n`).join('');
    const files = [{ path: 'inputs.jsonl', content: Buffer.from(lines) }];
    const response = await this.#ask('evaluate', { ...limits, id, queries }, files);
    const { errors } = response.result as { readonly errors: readonly RegoProblem[] };
    if (errors.length > 0) return { errors };
    const answers = textOf(response.files[0]!.content).split('\n').slice(0, -1);
    return { evaluations: answers.map((line) => JSON.parse(line) as readonly RegoEvaluation[]) };
  }

  async #ask(operation: string, args: object, files: readonly EngineFile[]): Promise<EngineResponse> {
    const response = await this.#engine.call({ operation, arguments: args, files });
    if (response.error !== undefined) throw new EngineFailure('crash', response.error);
    return response;
  }
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString('utf8');
}
