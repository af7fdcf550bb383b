import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { go } from './go.ts';
import { enginesFolder, type EngineSpec, type ModulePatch } from './spec.ts';

/** Where patched copies lie: below the engine, so that the path which Go writes into the binary is the same everywhere. */
const patchedFolder = '.patched';

/**
 * Copies of modules without what an engine never uses, and a go.mod that points at them. An edit that no longer fits its
 * file is an error, so that a new version cannot change one without anybody noticing.
 * @returns flags for `go build`
 */
export function patchModules(engine: string, { patches = [] }: EngineSpec): string[] {
  const folder = join(enginesFolder, engine);
  rmSync(join(folder, patchedFolder), { recursive: true, force: true });
  if (patches.length === 0) return [];
  mkdirSync(join(folder, patchedFolder));
  for (const name of ['go.mod', 'go.sum']) cpSync(join(folder, name), join(folder, patchedFolder, name));
  for (const patch of patches) {
    const copy = join(patchedFolder, patch.module.replaceAll('/', '_'));
    const { Dir: source } = JSON.parse(go(folder, ['mod', 'download', '-json', patch.module])) as { Dir: string };
    cpSync(source, join(folder, copy), { recursive: true });
    makeWritable(join(folder, copy));
    apply(patch, join(folder, copy), join(folder, 'patches'));
    go(folder, ['mod', 'edit', '-replace', `${patch.module}=./${copy}`, join(patchedFolder, 'go.mod')]);
  }
  return ['-modfile', join(patchedFolder, 'go.mod'), '-mod=mod'];
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

function apply(
  { module, drop = [], only = {}, write = {}, edit = [], append = {} }: ModulePatch,
  copy: string,
  texts: string,
): void {
  for (const name of drop) dropEverywhere(module, copy, name);
  for (const [folder, kept] of Object.entries(only)) keepOnly(module, copy, folder, kept);
  for (const [file, text] of Object.entries(write)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), readFileSync(join(texts, text)));
  }
  for (const change of edit) {
    const before = readFileSync(join(copy, change.file), 'utf8');
    if (before.split(change.old).length !== 2)
      throw new Error(`an edit does not fit ${module}/${change.file}: ${change.old}`);
    writeFileSync(
      join(copy, change.file),
      before.replace(change.old, () => change.new),
    );
  }
  for (const [file, text] of Object.entries(append)) appendFileSync(join(copy, file), readFileSync(join(texts, text)));
}

function dropEverywhere(module: string, copy: string, name: string): void {
  const dropped = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((file) => basename(file) === name);
  if (dropped.length === 0) throw new Error(`${module} no longer has a ${name}`);
  for (const file of dropped) rmSync(join(copy, file));
}

function keepOnly(module: string, copy: string, folder: string, kept: readonly string[]): void {
  const files = readdirSync(join(copy, folder), { withFileTypes: true }).filter((entry) => entry.isFile());
  const missing = kept.filter((name) => !files.some((entry) => entry.name === name));
  if (missing.length > 0) throw new Error(`${module}/${folder} no longer has ${missing.join(', ')}`);
  for (const { name } of files) if (!kept.includes(name)) rmSync(join(copy, folder, name));
}
