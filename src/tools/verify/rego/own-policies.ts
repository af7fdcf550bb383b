import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Rego } from '../../../engines/rego.ts';
import type { Row } from '../table.ts';
import { Comparison } from './comparison.ts';
import { policyFiles, root, writeFolder } from './folder.ts';
import { opaJson } from './opa.ts';

const folder = join(root, 'policies');

interface Example {
  readonly kind?: string;
  readonly spec?: { readonly template?: unknown };
}

/** What the project's own rules say about each of their examples. */
export async function compareOwnPolicies(rego: Rego): Promise<Row> {
  const comparison = new Comparison('eval: policies/');
  const rules = (JSON.parse(readFileSync(join(folder, 'rules.json'), 'utf8')) as { id: string }[]).map(({ id }) => id);
  const inputs = examples().map((resource) => ({
    rules,
    resource,
    pod: resource.kind === 'Pod' ? resource : resource.spec?.template,
    kubernetes: { minor: 36 },
    facts: {},
    parameters: {},
  }));
  const files = policyFiles(folder);
  rego.prepare('policies', files);
  const answer = await rego.evaluate('policies', ['data.main.report'], inputs);
  const all = [...files, { path: 'inputs/data.json', content: Buffer.from(JSON.stringify(inputs)) }];
  const query = '[report | some i in data.inputs; report := data.main.report with input as i]';
  const native = opaJson(writeFolder(all), 'eval', '--bundle', '.', query) as {
    result: { expressions: { value: unknown[] }[] }[];
  };
  const reports = native.result[0]!.expressions[0]!.value;
  for (const [index, { resource }] of inputs.entries())
    comparison.same(
      resource.kind ?? '',
      answer.evaluations?.[index]?.[0]?.results?.[0]?.expressions[0],
      reports[index],
    );
  return comparison.row();
}

function examples(): Example[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/(good|bad)\.yaml$/.test(path))
    .sort()
    .flatMap((path) => readExamples(join(folder, path)))
    .filter((example) => example !== null);
}

/** What another rule calls broken YAML is an example for nobody here. */
function readExamples(file: string): (Example | null)[] {
  try {
    return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Example | null);
  } catch {
    return [];
  }
}
