import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFile } from '../../../engines/frame.ts';
import type { Rego, RegoAnnotations } from '../../../engines/rego.ts';
import type { Row } from '../table.ts';
import { Comparison } from './comparison.ts';
import { fixtures, policyFiles, root, warmUp, writeFolder } from './folder.ts';
import { opa, opaJson } from './opa.ts';

const policies = policyFiles(join(root, 'policies'));
const shipped = policies.filter(({ path }) => !/(_test|testing)\.rego$/.test(path));
const warm = policyFiles(join(warmUp, 'policies'));
const conformance = policyFiles(join(fixtures, 'conformance', 'policies'));

/** The bytes of policy.wasm. */
export async function compareModules(rego: Rego): Promise<Row> {
  const comparison = new Comparison('build --target wasm');
  await compare('policies', shipped, []);
  await compare('warm-up', warm, ['rules/limits/violations', 'rules/limits/by_image']);
  await compare('conformance', conformance, ['library/points']);
  return comparison.row();

  async function compare(name: string, files: readonly EngineFile[], entrypoints: readonly string[]) {
    const { module, errors } = await rego.compile(files, { entrypoints, annotationEntrypoints: true });
    for (const { message } of errors) comparison.wrong(`${name}: ${message}`);
    const folder = writeFolder(files);
    opa(folder, 'build', '-t', 'wasm', '-b', '-o', 'bundle.tar.gz', ...entrypoints.flatMap((at) => ['-e', at]), '.');
    execFileSync('tar', ['-xzf', 'bundle.tar.gz', '/policy.wasm'], { cwd: folder, stdio: 'ignore' });
    comparison.same(name, sha256(module ?? new Uint8Array()), sha256(readFileSync(join(folder, 'policy.wasm'))));
  }
}

/** Packages do not count: OPA lists them by the folder that it reads, and the engine by file. */
export async function compareAnnotations(rego: Rego): Promise<Row> {
  const comparison = new Comparison('inspect --annotations');
  for (const files of [policies, warm, conformance]) {
    const { annotations } = await rego.inspect(files);
    const native = opaJson(writeFolder(files), 'inspect', '-a', '.') as {
      readonly annotations?: readonly RegoAnnotations[];
    };
    comparison.same(files[0]!.path, annotations, native.annotations ?? []);
  }
  return comparison.row();
}

interface NativeTest {
  readonly location: { readonly file: string; readonly row: number; readonly col: number };
  readonly package: string;
  readonly name: string;
  readonly fail?: boolean;
  readonly skip?: boolean;
  readonly error?: unknown;
  readonly output?: string;
}

/** The outcome of every test, and the whole report of coverage. */
export async function compareTests(rego: Rego): Promise<Row> {
  const comparison = new Comparison('test --coverage');
  const failing = policyFiles(join(fixtures, 'tests'));
  for (const files of [policies, warm, failing, policyFiles(join(fixtures, 'tests-with-error'))]) {
    const folder = writeFolder(files);
    const { tests } = await rego.test(files);
    const ours = tests.map(({ file, row, column, package: in_, name, outcome, output }) =>
      JSON.stringify([file, row, column, in_, name, outcome, output?.replaceAll(/^\S+: /gm, '')]),
    );
    const native = (opaJson(folder, 'test', '-b', '.') as readonly NativeTest[]).map((test) =>
      JSON.stringify([
        test.location.file,
        test.location.row,
        test.location.col,
        test.package,
        test.name,
        outcomeOf(test),
        outputOf(test),
      ]),
    );
    comparison.same('outcomes', ours.sort(), native.sort());
    // native OPA has no report when a test fails
    const passing = tests.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name);
    const run = `\\.(${passing.join('|')})$`;
    const { coverage } = await rego.test(files, { coverage: true, run });
    comparison.same('coverage', coverage, opaJson(folder, 'test', '-b', '.', '--coverage', '--run', run));
  }
  return comparison.row();
}

function outcomeOf({ fail, skip, error }: NativeTest): string {
  if (error !== undefined) return 'error';
  if (skip === true) return 'skipped';
  return fail === true ? 'failed' : 'passed';
}

function outputOf({ output }: NativeTest): string | undefined {
  return output === undefined ? undefined : Buffer.from(output, 'base64').toString('utf8');
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
