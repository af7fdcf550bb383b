import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFile } from '../../../engines/frame.ts';
import type { Rego, RegoProblem } from '../../../engines/rego.ts';
import type { Row } from '../table.ts';
import { Comparison } from './comparison.ts';
import { fixtures, policyFiles, root, warmUp } from './folder.ts';
import { opa, opaJson } from './opa.ts';

export interface NativeProblem {
  readonly message: string;
  readonly code: string;
  readonly location?: { readonly file: string; readonly row: number; readonly col: number };
}

export function ofEngine({ file = '', row = 0, column = 0, code, message }: RegoProblem): string {
  return `${file}:${row}:${column}: ${code}: ${message}`;
}

export function ofOpa({ location, code, message }: NativeProblem): string {
  return `${location?.file ?? ''}:${location?.row ?? 0}:${location?.col ?? 0}: ${code}: ${message}`;
}

/** What is wrong with each folder of the fixtures, and with each of the project's own policies: nothing. */
export async function compareErrors(rego: Rego): Promise<Row> {
  const comparison = new Comparison('check --strict');
  const cases = readdirSync(join(fixtures, 'errors')).map((name) => join(fixtures, 'errors', name));
  for (const folder of [...cases, join(warmUp, 'syntax-error'), join(root, 'policies')])
    await compare(folder, { strict: true }, ['--strict']);
  for (const name of readdirSync(join(fixtures, 'version0')))
    await compare(join(fixtures, 'version0', name), { regoVersion: 0 }, ['--v0-compatible']);
  return comparison.row();

  async function compare(folder: string, options: Parameters<Rego['check']>[1], flags: readonly string[]) {
    const ours = await rego.check(policyFiles(folder), options);
    const native = opaJson(folder, 'check', '.', ...flags) as { readonly errors?: readonly NativeProblem[] };
    comparison.same(folder, ours.map(ofEngine), (native.errors ?? []).map(ofOpa));
  }
}

/** The formatted text of each file; what cannot be read has none in both. */
export async function compareFormat(rego: Rego): Promise<Row> {
  const comparison = new Comparison('fmt');
  for (const folder of [fixtures, warmUp, join(root, 'policies')]) {
    const files = policyFiles(folder, (path) => path.endsWith('.rego'));
    const isVersion0 = ({ path }: EngineFile) => path.startsWith('version0/');
    await compare(folder, files.filter(isVersion0), 0, ['--v0-compatible']);
    await compare(
      folder,
      files.filter((file) => !isVersion0(file)),
      1,
      [],
    );
  }
  return comparison.row();

  async function compare(folder: string, files: readonly EngineFile[], regoVersion: 0 | 1, flags: readonly string[]) {
    const { texts } = await rego.format(files, { regoVersion });
    for (const { path } of files) {
      const native = opa(folder, 'fmt', ...flags, path);
      comparison.same(join(folder, path), texts.get(path), native.ok ? native.stdout : undefined);
    }
  }
}
