import { readAsset } from '../assets.ts';
import type { Edit } from '../model/fix.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { RuleId } from '../model/rule.ts';
import { inputText } from './input-text.ts';
import { PolicyModule } from './module.ts';

/** What a rule has to say; see policies/main/main.rego. */
export interface PolicyFinding {
  readonly rule: RuleId;
  readonly message: string;
  readonly path: JsonPath;
  readonly fix?: readonly Edit[];
}

/** The built-in rules, compiled to WebAssembly with one entrypoint. */
export class PolicyEngine {
  readonly #module: WebAssembly.Module;
  #policy: PolicyModule;

  private constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#policy = new PolicyModule(module);
  }

  static async load(): Promise<PolicyEngine> {
    return new PolicyEngine(await WebAssembly.compile(readAsset('policies', 'policy.wasm')));
  }

  evaluate(input: PolicyInput): readonly PolicyFinding[] {
    const answer = this.#evaluate(inputText(input));
    const [{ result }] = JSON.parse(answer) as [{ readonly result: readonly PolicyFinding[] }];
    return result;
  }

  /** A module that ended leaves its memory as it may be: the next one starts afresh, and has one try. */
  #evaluate(input: string): string {
    try {
      return this.#policy.evaluate(input);
    } catch {
      this.#policy = new PolicyModule(this.#module);
      return this.#policy.evaluate(input);
    }
  }
}

/** The contract with the rules: `input` in Rego. */
export interface PolicyInput {
  /** Rules to run. */
  readonly rules: readonly RuleId[];
  readonly resource: unknown;
  /** The pod template, where the kind has one. */
  readonly pod?: unknown;
  readonly kubernetes: { readonly minor: number };
  /** What other files say, by noun; see src/relations. */
  readonly facts: unknown;
  /** By rule, for rules that have any. */
  readonly parameters: Readonly<Record<string, unknown>>;
}
