import type { Json } from '../model/resource.ts';
import { isFileMode } from './ambiguous.ts';
import { keyName } from './key.ts';
import { isMerge, type AliasNode, type MappingNode, type Node, type ScalarNode } from './node.ts';
import { FatalProblem, ProblemList, type Problem, type ProblemCode } from './problem.ts';
import type { Scalar } from './scalars.ts';
import { resolveTagged, shortTag } from './tagged.ts';

/** A scalar that other readers take for something else. */
export interface AmbiguousScalar {
  readonly node: ScalarNode;
  readonly value: Scalar;
  readonly isKey: boolean;
  /** Whether everybody who reads manifests expects it so. */
  readonly isIdiom?: boolean;
}

export interface Valued {
  /** Undefined when it cannot be told. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly ambiguous: readonly AmbiguousScalar[];
}

export interface Rules {
  /** What aliases stand for. */
  readonly aliased: ReadonlySet<Node>;
  /** What a scalar without quotes is. */
  readonly resolve: (text: string) => Scalar;
  /** Whether others read it differently. */
  readonly isAmbiguous: (text: string, value: Scalar) => boolean;
}

/** Nodes to plain values. What aliases stand for becomes one shared value. Source: decode.go of go.yaml.in/yaml/v2. */
export function valueOf(root: Node, rules: Rules): Valued {
  const evaluator = new Evaluator(rules);
  const { problems, ambiguous } = evaluator;
  try {
    return { value: evaluator.value(root), problems, ambiguous };
  } catch (error) {
    if (!(error instanceof FatalProblem)) throw error;
    return { value: undefined, problems: [...problems, error.problem], ambiguous };
  }
}

class Evaluator {
  readonly #problems = new ProblemList();
  readonly ambiguous: AmbiguousScalar[] = [];
  readonly #rules: Rules;
  readonly #hasAliases: boolean;
  /** What aliases stand for, with the steps that Kubernetes takes to read it. */
  readonly #shared = new Map<Node, { value: unknown; steps: number }>();
  /** Of those, the ones that are being read. */
  readonly #open = new Set<Node>();
  /** All that Kubernetes takes, the document itself counted, and those of them inside of aliases. */
  #steps = 1;
  #aliasSteps = 0;

  constructor(rules: Rules) {
    this.#rules = rules;
    this.#hasAliases = rules.aliased.size > 0;
  }

  get problems(): readonly Problem[] {
    return this.#problems.found;
  }

  value(node: Node): unknown {
    if (!this.#hasAliases || !this.#rules.aliased.has(node)) return this.#read(node);
    const before = this.#steps;
    this.#open.add(node);
    const value = this.#read(node);
    this.#open.delete(node);
    this.#shared.set(node, { value, steps: this.#steps - before });
    return value;
  }

  #read(node: Node): unknown {
    this.#steps += 1;
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node, false);
      case 'list':
        return node.items.map((item) => this.value(item));
      case 'mapping':
        return this.#mapping(node);
      case 'alias':
        return this.#alias(node);
    }
  }

  #scalar(node: ScalarNode, isKey: boolean): Scalar {
    const { tag, plain, text } = node;
    if (tag === undefined && !plain) return text;
    const value = tag === undefined ? this.#rules.resolve(text) : this.#tagged(node, tag);
    if (tag === undefined && this.#rules.isAmbiguous(text, value)) this.ambiguous.push({ node, value, isKey });
    if (!isKey && typeof value === 'number' && !Number.isFinite(value)) this.#report('not-finite', node, text);
    return value;
  }

  #tagged(node: ScalarNode, tag: string): Scalar {
    const value = resolveTagged(tag, node.text);
    if (value !== undefined) return value;
    this.#report('tag-mismatch', node, shortTag(tag));
    return node.text;
  }

  #alias(node: AliasNode): unknown {
    const { target, name } = node;
    if (this.#open.has(target)) this.#fail('self-alias', node, name);
    const shared = this.#shared.get(target);
    if (shared === undefined) return this.value(target);
    this.#steps += shared.steps;
    this.#aliasSteps += shared.steps;
    if (isTooMuch(this.#aliasSteps, this.#steps)) this.#fail('alias-limit', node);
    return shared.value;
  }

  #mapping(node: MappingNode): Json {
    const { entries } = node;
    const mapping: Json = {};
    /** The keys of its own, once others were merged into it. */
    let own: Set<string> | undefined;
    for (let index = 0; index < entries.length; index += 2) {
      const keyNode = entries[index]!;
      const valueNode = entries[index + 1]!;
      if (isMerge(keyNode)) {
        own ??= new Set(Object.keys(mapping));
        this.#merge(valueNode, mapping);
        continue;
      }
      const key = this.#key(keyNode);
      const known = this.ambiguous.length;
      const value = this.value(valueNode);
      if (key === undefined) continue;
      if (this.ambiguous.length > known && valueNode.kind === 'scalar' && isFileMode(key, valueNode.text))
        this.ambiguous[known] = { ...this.ambiguous[known]!, isIdiom: true };
      if (own === undefined ? Object.hasOwn(mapping, key) : own.has(key)) this.#report('duplicate-key', keyNode, key);
      own?.add(key);
      set(mapping, key, value);
    }
    return mapping;
  }

  #key(node: Node): string | undefined {
    const scalar = node.kind === 'alias' ? node.target : node;
    if (scalar.kind !== 'scalar') {
      this.value(node);
      this.#report('collection-key', node);
      return undefined;
    }
    this.#steps += 1;
    const name = keyName(scalar, this.#scalar(scalar, true));
    if (typeof name === 'string') return name;
    this.#report(name.problem, node);
    return undefined;
  }

  /** Of several sources the first wins; all of them win over what stands above, and lose to what stands below. */
  #merge(node: Node, into: Json): void {
    const sources = node.kind === 'list' ? node.items : [node];
    for (const source of sources.toReversed()) {
      const mapping = source.kind === 'alias' ? source.target : source;
      if (mapping.kind !== 'mapping') this.#report('no-mapping', source);
      else for (const [key, value] of Object.entries(this.value(source) as Json)) set(into, key, value);
    }
  }

  #report(code: ProblemCode, { start, end }: Node, detail = ''): void {
    this.#problems.add({ code, start, end, detail });
  }

  #fail(code: ProblemCode, { start, end }: Node, detail = ''): never {
    throw new FatalProblem({ code, start, end, detail });
  }
}

/** As an own property, whatever the key. */
function set(mapping: Json, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  else mapping[key] = value;
}

/**
 * A document may consist of aliases' content to a share that shrinks from 99 % at 400,000 steps to 10 % at 4,000,000.
 */
function isTooMuch(aliasSteps: number, steps: number): boolean {
  if (aliasSteps <= 100 || steps <= 1000) return false;
  const excess = Math.min(Math.max((steps - 400_000) / 3_600_000, 0), 1);
  return aliasSteps / steps > 0.99 - 0.89 * excess;
}
