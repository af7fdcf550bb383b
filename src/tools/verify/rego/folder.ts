import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineFile } from '../../../engines/frame.ts';

export const root = join(import.meta.dirname, '..', '..', '..', '..');
export const fixtures = join(root, 'test', 'fixtures', 'rego');
export const warmUp = join(root, 'engines', 'rego', 'warm-up');

export function policyFiles(folder: string, wanted: (path: string) => boolean = () => true): EngineFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.rego$|(^|\/)data\.(json|yaml)$/.test(path) && statSync(join(folder, path)).isFile())
    .filter(wanted)
    .sort()
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
}

/** A folder with these files and nothing else, for a tool that reads all of a folder. */
export function writeFolder(files: readonly EngineFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'verify-rego-'));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
