import { EngineFailure } from '../../engines/engine.ts';
import type { Rego, RegoEvaluation, RegoProblem } from '../../engines/rego.ts';

/** One evaluation may take so long: a policy takes milliseconds. */
const limits = { milliseconds: 2000 };
/** Inputs that go to a thread at once. */
const batchSize = 32;

/** Queries, and the inputs to ask them about. */
export interface Question {
  readonly queries: readonly string[];
  readonly inputs: readonly unknown[];
}

export interface Answers {
  /** For each input, the evaluation of each query; undefined for a query that was given up. */
  readonly evaluations: readonly (readonly (RegoEvaluation | undefined)[])[];
  /** Queries that were given up, and why. */
  readonly failures: ReadonlyMap<string, RegoProblem>;
}

/**
 * Asks prepared policies. A query that takes too long, or that no answer comes to, is given up for all further inputs, so
 * that one that loops costs one limit; all others go on.
 */
export async function ask(rego: Rego, id: string, { queries, inputs }: Question): Promise<Answers> {
  const failures = new Map<string, RegoProblem>();
  // the first one alone: what loops, loops for it already
  const first = await askBatch(rego, id, queries, inputs.slice(0, 1), failures);
  const batches = [];
  for (let start = 1; start < inputs.length; start += batchSize)
    batches.push(askBatch(rego, id, queries, inputs.slice(start, start + batchSize), failures));
  return { evaluations: [...first, ...(await Promise.all(batches)).flat()], failures };
}

async function askBatch(
  rego: Rego,
  id: string,
  queries: readonly string[],
  inputs: readonly unknown[],
  failures: Map<string, RegoProblem>,
): Promise<(RegoEvaluation | undefined)[][]> {
  const alive = queries.filter((query) => !failures.has(query));
  if (alive.length === 0) return inputs.map(() => queries.map(() => undefined));
  const rows = await evaluate(rego, id, alive, inputs, failures);
  return rows.map((row) => queries.map((query) => row[alive.indexOf(query)]));
}

async function evaluate(
  rego: Rego,
  id: string,
  queries: readonly string[],
  inputs: readonly unknown[],
  failures: Map<string, RegoProblem>,
): Promise<(RegoEvaluation | undefined)[][]> {
  const giveUp = (problem: RegoProblem) => {
    for (const query of queries) failures.set(query, failures.get(query) ?? problem);
    return inputs.map(() => queries.map(() => undefined));
  };
  try {
    const { errors, evaluations } = await rego.evaluate(id, queries, inputs, limits);
    if (errors !== undefined) return giveUp(errors[0]!);
    for (const row of evaluations)
      for (const [index, { error }] of row.entries())
        if (error?.code === 'stopped') failures.set(queries[index]!, error);
    return evaluations.map((row) => [...row]);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    if (queries.length === 1) return giveUp({ code: error.reason, message: error.message });
  }
  const columns: (RegoEvaluation | undefined)[][][] = [];
  for (const query of queries) columns.push(await evaluate(rego, id, [query], inputs, failures));
  return inputs.map((_, row) => columns.map((column) => column[row]![0]));
}
