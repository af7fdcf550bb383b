import type { AdmissionVerdict } from '../../../engines/admission.ts';
import { compare, type Comparison } from './compare.ts';
import type { AdmissionEngine } from './engine.ts';
import { keyOf, type Kind } from './kinds.ts';
import { mutate, write } from './mutate.ts';
import { pathsOf } from './object.ts';
import { Random } from '../random.ts';
import type { Seed } from './seeds.ts';
import type { Server, ServerAnswer } from './server.ts';

/** One object that both are asked about. */
export interface Case {
  /** `Deployment.yaml/2, mutant 17: drop spec.selector`; the same in each run. */
  readonly name: string;
  /** As it was written by hand, which the server must accept. */
  readonly isSeed: boolean;
  readonly kind: Kind;
  readonly namespace: string;
  readonly text: string;
}

export interface Outcome extends Comparison {
  readonly case: Case;
  readonly server: ServerAnswer;
  readonly engine: AdmissionVerdict;
}

export interface Amount {
  /** Mutants for each field of a seed, and the fewest of any seed. */
  readonly perField: number;
  readonly fewest: number;
  /** Another word gives other mutants. */
  readonly salt: string;
}

const connections = 4;

/** The seeds, and mutants of them. @throws Error for a seed of a kind that is not known */
export function makeCases(seeds: readonly Seed[], kinds: ReadonlyMap<string, Kind>, amount: Amount): Case[] {
  return seeds.flatMap((seed) => {
    const kind = kinds.get(keyOf(seed.object));
    if (kind === undefined) throw new Error(`${seed.name} is of a kind that cannot be created: ${keyOf(seed.object)}`);
    const { namespace = 'default' } = seed.object.metadata as { namespace?: string };
    const others = seeds
      .filter((other) => other !== seed && keyOf(other.object) === kind.key)
      .map(({ object }) => object);
    const random = new Random(seed.name + amount.salt);
    const mutants = Math.max(amount.fewest, Math.round(pathsOf(seed.object).length * amount.perField));
    const cases: Case[] = [{ name: seed.name, isSeed: true, kind, namespace, text: write(seed.object) }];
    const texts = new Set(cases.map(({ text }) => text));
    for (let number = 1; number <= mutants; number += 1) {
      const { change, text } = mutate(seed.object, { random, kind, others });
      if (texts.has(text)) continue;
      texts.add(text);
      cases.push({ name: `${seed.name}, mutant ${number}: ${change}`, isSeed: false, kind, namespace, text });
    }
    return cases;
  });
}

export async function runCases(cases: readonly Case[], server: Server, engine: AdmissionEngine): Promise<Outcome[]> {
  const verdicts = checkAll(cases, engine);
  const answers = await judgeAll(cases, server);
  return cases.map((one, index) => ({
    case: one,
    server: answers[index]!,
    engine: verdicts.get(one)!,
    ...compare(answers[index]!, verdicts.get(one)!),
  }));
}

function checkAll(cases: readonly Case[], engine: AdmissionEngine): Map<Case, AdmissionVerdict> {
  const verdicts = new Map<Case, AdmissionVerdict>();
  for (const name of new Set(cases.map(({ namespace }) => namespace))) {
    const there = cases.filter(({ namespace }) => namespace === name);
    const texts = there.map(({ text }) => text);
    for (const [index, verdict] of engine.check(texts, name).entries()) verdicts.set(there[index]!, verdict);
  }
  return verdicts;
}

/** The server's answers, in the order of the cases. */
export async function judgeAll(cases: readonly Case[], server: Server): Promise<ServerAnswer[]> {
  const answers: ServerAnswer[] = [];
  const waiting = [...cases.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { kind, namespace, text }] = next;
      answers[index] = await server.judge(kind, namespace, text);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return answers;
}
