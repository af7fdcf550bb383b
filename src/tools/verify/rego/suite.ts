import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Rego, RegoEvaluation } from '../../../engines/rego.ts';
import { go } from '../../engines/go.ts';
import { enginesFolder } from '../../engines/spec.ts';
import type { Row } from '../table.ts';
import { Comparison } from './comparison.ts';

/** Source: v1/test/cases/cases.go of OPA. */
interface Case {
  readonly note: string;
  readonly query: string;
  readonly modules?: readonly string[];
  readonly data?: unknown;
  readonly input?: unknown;
  readonly want_result?: readonly Readonly<Record<string, unknown>>[];
  readonly sort_bindings?: boolean;
  readonly strict_error?: boolean;
  readonly input_term?: string;
  readonly env?: unknown;
}

const outOfScope = /http\.send|net\.lookup_ip_addr|opa\.runtime|test\.sleep/;

/** OPA's own suite: what its authors want each interpreter of Rego to answer. */
export async function compareSuite(rego: Rego): Promise<Row> {
  const comparison = new Comparison("OPA's own cases");
  for (const one of readCases().filter(isAsked)) {
    const modules = (one.modules ?? []).map((text, index) => ({ path: `${index}.rego`, content: Buffer.from(text) }));
    const data = { path: 'data.json', content: Buffer.from(JSON.stringify(one.data ?? {})) };
    rego.prepare('suite', [...modules, data]);
    const { evaluations, errors } = await rego.evaluate('suite', [one.query], [one.input ?? null]);
    const answer: RegoEvaluation = evaluations?.[0]?.[0] ?? { error: errors![0]! };
    const rows = answer.results?.map(({ bindings = {} }) => comparable(bindings, one)) ?? [];
    comparison.same(
      one.note,
      answer.error ?? rows.sort(),
      (one.want_result ?? []).map((row) => comparable(row, one)).sort(),
    );
  }
  return comparison.row();
}

/** Here, errors of built-in functions are not strict, there is an input, which is JSON, and some functions are refused. */
function isAsked({
  strict_error: strict,
  input_term: term,
  want_result: wanted,
  env,
  input,
  modules,
  query,
}: Case): boolean {
  const text = [...(modules ?? []), query].join('\n');
  if (strict === true || term !== undefined || env !== undefined || wanted === undefined) return false;
  return (input !== undefined || !/\binput\b/.test(text)) && !outOfScope.test(text);
}

function comparable(row: Readonly<Record<string, unknown>>, { sort_bindings: sorted }: Case): string {
  const values = Object.entries(row)
    .filter(([name]) => !name.startsWith('__local'))
    .map(([name, value]) => [
      name,
      sorted === true ? [...(value as unknown[])].map((v) => JSON.stringify(v)).sort() : value,
    ]);
  return JSON.stringify(Object.fromEntries(values), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function readCases(): Case[] {
  const module = go(join(enginesFolder, 'rego'), ['list', '-m', '-f', '{{.Dir}}', 'github.com/open-policy-agent/opa']);
  const folder = join(module.trim(), 'v1', 'test', 'cases', 'testdata', 'v1');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .flatMap((path) => (parse(readFileSync(join(folder, path), 'utf8')) as { readonly cases: readonly Case[] }).cases);
}
