import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rego } from '../../../engines/rego.ts';
import type { Row } from '../table.ts';
import { Comparison } from './comparison.ts';
import { fixtures, policyFiles, writeFolder } from './folder.ts';
import { opa, opaJson } from './opa.ts';
import { ofEngine, ofOpa, type NativeProblem } from './text.ts';

const folder = join(fixtures, 'conformance');

/** What the engine refuses, and what policies cannot call by name. */
const unasked = /^(http\.send|net\.lookup_ip_addr|opa\.runtime|internal\..*)$/;

interface NativeAnswer {
  readonly result?: readonly {
    readonly expressions: readonly { readonly value: unknown }[];
    readonly bindings?: Readonly<Record<string, unknown>>;
  }[];
  readonly errors?: readonly NativeProblem[];
}

/** Every expression of the fixture, which together call every built-in function that is not deprecated. */
export async function compareExpressions(rego: Rego): Promise<Row[]> {
  const files = [...policyFiles(join(folder, 'policies')), { path: 'keys/data.json', content: Buffer.from(keys()) }];
  const native = writeFolder(files);
  const input = JSON.parse(readFileSync(join(folder, 'input.json'), 'utf8')) as unknown;
  const rows: Row[] = [];
  rego.prepare('conformance', files);
  for (const [category, queries] of readExpressions()) {
    const comparison = new Comparison(`eval: ${category}`);
    for (const query of queries) {
      const answer = await rego.evaluate('conformance', [query], [input]);
      const [ours] = 'evaluations' in answer ? answer.evaluations[0]! : [{ error: answer.errors[0]! }];
      const theirs = opaJson(
        native,
        'eval',
        '--bundle',
        '.',
        '--input',
        join(folder, 'input.json'),
        query,
      ) as NativeAnswer;
      comparison.same(
        query,
        [ours!.results, ours!.error && ofEngine(ours!.error)],
        [
          theirs.result?.map(({ expressions, bindings }) => ({
            expressions: expressions.map(({ value }) => value),
            ...(bindings && { bindings }),
          })),
          theirs.errors && ofOpa(theirs.errors[0]!),
        ],
      );
      if ((theirs.result === undefined) !== (category === 'undefined' || category === 'refused by the compiler'))
        comparison.wrong(`${query} tests nothing here`);
    }
    rows.push(comparison.row());
  }
  const library = readFileSync(join(folder, 'policies', 'library.rego'), 'utf8');
  return [...rows, everyBuiltin([library, ...[...readExpressions().values()].flat()].join('\n'))];
}

function readExpressions(): Map<string, string[]> {
  const sections = readFileSync(join(folder, 'expressions.txt'), 'utf8').split(/^# /m).slice(2);
  return new Map(
    sections.map((section) => {
      const [category = '', ...lines] = section.split('\n');
      return [category, lines.filter((line) => line !== '')];
    }),
  );
}

function everyBuiltin(text: string): Row {
  const { builtins } = JSON.parse(opa(folder, 'capabilities', '--current').stdout) as {
    readonly builtins: readonly { readonly name: string; readonly infix?: string; readonly deprecated?: boolean }[];
  };
  const missing = builtins
    .filter(({ name, infix, deprecated }) => infix === undefined && deprecated !== true && !unasked.test(name))
    .filter(({ name }) => !text.includes(`${name}(`))
    .map(({ name }) => name);
  return missing.length === 0
    ? { check: 'every built-in', result: 'passed', detail: `${builtins.length} known` }
    : { check: 'every built-in', result: 'failed', detail: `no expression calls ${missing.join(', ')}` };
}

/** Keys for signatures, made anew each time: a private key in a repository alarms whoever scans it. */
function keys(): string {
  const made = {
    rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    ec384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    ec521: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
    ed25519: generateKeyPairSync('ed25519'),
  };
  const entries = Object.entries(made).map(([name, { privateKey, publicKey }]) => {
    const format = name === 'rsa' ? 'pkcs1' : 'pkcs8';
    return [
      name,
      {
        pem: privateKey.export({ type: format, format: 'pem' }),
        private: privateKey.export({ format: 'jwk' }),
        jwks: JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] }),
      },
    ] as const;
  });
  const oct = { kty: 'oct', k: Buffer.from('secret-secret-secret-secret-32b').toString('base64url') };
  return JSON.stringify({ ...Object.fromEntries(entries), oct });
}
