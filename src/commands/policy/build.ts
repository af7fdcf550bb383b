import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { EngineFile } from '../../engines/frame.ts';
import type { Host } from '../../host.ts';
import { isObject, type Json } from '../../model/resource.ts';
import { bundle } from '../../policy/user/bundle.ts';
import { printable } from '../../report/printable.ts';
import { counted } from '../../words.ts';
import { lineAbout, openPolicies } from './open.ts';

/** `policy build`: every policy is an entrypoint of one WebAssembly module. */
export async function build(output: string, host: Host): Promise<0 | 1> {
  const opened = await openPolicies(host);
  const { rules, problems } = await opened.read();
  const tests = new Set(opened.tests);
  const files = opened.files.filter((file) => !tests.has(file));
  const entrypoints = rules.map(({ query }) => entrypoint(query));
  const { module, errors, hostBuiltins } = await opened.engines.rego.compile(files, { entrypoints });
  await opened.engines.close();
  if (module === undefined || problems.length > 0) {
    for (const error of errors) host.stdout.write(printable(lineAbout(error)));
    if (errors.length === 0)
      for (const { subject, message } of problems)
        if ('file' in subject) host.stdout.write(printable(`${subject.file}:${subject.range.line}:1 ${message}\n`));
    return 1;
  }
  const path = resolve(host.cwd, output);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    bundle([
      json('.manifest', {
        revision: '',
        roots: [''],
        wasm: entrypoints.map((one) => ({ entrypoint: one, module: '/policy.wasm' })),
      }),
      json('data.json', dataOf(opened.data)),
      { path: 'policy.wasm', content: module },
    ]),
  );
  host.stdout.write(`${output}: ${counted(rules.length, 'policy', 'policies')}\n`);
  if (hostBuiltins.length > 0)
    host.stdout.write(`what runs it must provide ${hostBuiltins.join(', ')}: OPA does, other SDKs may not\n`);
  return 0;
}

/** `data.rules.network["ingress-tls"].violations` is rules/network/ingress-tls/violations. */
function entrypoint(query: string): string {
  return query
    .replace(/^data\./, '')
    .replace(/\["([^"]*)"\]/g, '.$1')
    .replaceAll('.', '/');
}

function json(path: string, value: unknown): EngineFile {
  return { path, content: Buffer.from(JSON.stringify(value)) };
}

/** One document of all data files, each at the place that its folder says. */
function dataOf(files: readonly EngineFile[]): Json {
  const all: Json = {};
  for (const { path, content } of files) {
    let at = all;
    for (const folder of path.split('/').slice(0, -1)) at = isObject(at[folder]) ? at[folder] : (at[folder] = {});
    const value: unknown = parse(Buffer.from(content).toString('utf8'));
    if (isObject(value)) Object.assign(at, value);
  }
  return all;
}
