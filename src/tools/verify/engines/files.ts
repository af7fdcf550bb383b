import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EngineFile } from '../../../engines/frame.ts';

/** The files of a folder as an engine gets them. */
export function filesOf(folder: string): EngineFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/') && statSync(join(folder, path)).isFile())
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
}

export function asFiles(texts: Readonly<Record<string, string>>): EngineFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }));
}

export function writeFiles(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const { path, content } of asFiles(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Folders below another one that hold a file of one of the given names. */
export function foldersWith(root: string, names: readonly string[]): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => names.some((name) => path === name || path.endsWith(`/${name}`)))
    .map((path) => dirname(path))
    .sort();
}
