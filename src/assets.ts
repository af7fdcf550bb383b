import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: sources and build output lie at different depths below it. */
export const packageRoot = findUp(dirname(fileURLToPath(import.meta.url)));

function findUp(folder: string): string {
  if (existsSync(join(folder, 'policies', 'rules.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package is incomplete: policies/rules.json is missing; install it again');
  return findUp(parent);
}

/** Absolute path of a file that ships with the package, such as `schemas/kubernetes/kinds.json`. */
export function assetPath(...segments: string[]): string {
  return join(packageRoot, ...segments);
}

export function readAsset(...segments: string[]): Buffer {
  return readFileSync(assetPath(...segments));
}

export function readJsonAsset(...segments: string[]): unknown {
  return JSON.parse(readAsset(...segments).toString('utf8'));
}

export const { version } = readJsonAsset('package.json') as { version: string };
