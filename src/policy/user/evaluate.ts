import type { Rego, RegoEvaluation, RegoProblem } from '../../engines/rego.ts';
import { inputText } from '../input-text.ts';
import { ask } from './ask.ts';
import { findingsIn, isMisshapen, type UserFinding } from './result.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

/** An input, and the queries to ask about it. */
export interface Case<S> {
  readonly subject: S;
  readonly queries: readonly string[];
  /** For each query, one that names what is excepted, if any, and the name that it has there. */
  readonly exceptions?: Exceptions;
  readonly input: unknown;
}

export type Exceptions = ReadonlyMap<string, { readonly query: string; readonly name: string }>;

export interface Evaluated<S> {
  readonly found: readonly { readonly subject: S; readonly query: string; readonly finding: UserFinding }[];
  /** The first thing that went wrong with each query. */
  readonly failures: ReadonlyMap<string, RegoProblem>;
}

interface Entry {
  readonly one: Pick<Case<unknown>, 'queries' | 'exceptions'>;
  /** The input as JSON. */
  readonly text: string;
  readonly key: string;
}

/** Asks about each case what was not asked before. */
export async function evaluateCases<S>(
  rego: Rego,
  id: string,
  cases: readonly Case<S>[],
  verdicts: Verdicts,
): Promise<Evaluated<S>> {
  const entries = cases.map((one) => {
    const text = inputText(one.input);
    return { one, text, key: verdicts.key(one.queries, text) };
  });
  const failures = new Map<string, RegoProblem>();
  const fresh = new Map<string, Verdict>();
  for (const group of byQueries(entries.filter(({ key }) => verdicts.get(key) === undefined)).values()) {
    const { queries, exceptions } = group[0]!.one;
    const asked = [...new Set([...queries, ...[...(exceptions?.values() ?? [])].map(({ query }) => query)])];
    const inputs = group.map(({ text }) => JSON.parse(text) as unknown);
    const answers = await ask(rego, id, { queries: asked, inputs });
    for (const [query, problem] of answers.failures) failures.set(query, problem);
    for (const [index, { key }] of group.entries()) {
      const row = new Map(asked.map((query, column) => [query, answers.evaluations[index]![column]]));
      const { verdict, isSound } = judge(row, queries, exceptions, failures);
      fresh.set(key, verdict);
      if (isSound) verdicts.add(key, verdict);
    }
  }
  verdicts.save();
  const found = entries.flatMap(({ one: { subject }, key }) =>
    Object.entries(fresh.get(key) ?? verdicts.get(key) ?? {}).flatMap(([query, findings]) =>
      findings.map((finding) => ({ subject, query, finding })),
    ),
  );
  return { found, failures };
}

function byQueries<E extends Entry>(entries: readonly E[]): Map<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const name = entry.one.queries.join();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** What the answers for one input come to; what went wrong is added to the failures. */
function judge(
  row: ReadonlyMap<string, RegoEvaluation | undefined>,
  queries: readonly string[],
  exceptions: Exceptions | undefined,
  failures: Map<string, RegoProblem>,
): { readonly verdict: Verdict; readonly isSound: boolean } {
  const verdict: Record<string, readonly UserFinding[]> = {};
  for (const [query, evaluation] of row) {
    const problem =
      evaluation?.error ?? (queries.includes(query) && isMisshapen(valueOf(evaluation)) ? misshapen : undefined);
    if (problem !== undefined && !failures.has(query)) failures.set(query, problem);
  }
  for (const query of queries) {
    const found = isExcepted(row, exceptions?.get(query)) ? [] : findingsIn(valueOf(row.get(query)));
    if (found.length > 0) verdict[query] = found;
  }
  return { verdict, isSound: [...row.keys()].every((query) => row.get(query) !== undefined && !failures.has(query)) };
}

function valueOf(evaluation: RegoEvaluation | undefined): unknown {
  return evaluation?.results?.[0]?.expressions[0];
}

function isExcepted(
  row: ReadonlyMap<string, RegoEvaluation | undefined>,
  exception: { readonly query: string; readonly name: string } | undefined,
): boolean {
  const names = exception && row.get(exception.query)?.results;
  return names?.some(({ expressions }) => expressions[0] === exception?.name) ?? false;
}

const misshapen: RegoProblem = {
  code: 'result',
  message: 'a result is neither a text nor an object with a text `msg` or `message`',
};
