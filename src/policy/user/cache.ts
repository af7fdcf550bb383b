import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../assets.ts';
import type { EngineFile } from '../../engines/frame.ts';
import { buildOf } from '../../engines/module-file.ts';

/** Files that are kept: several repositories, each with some versions of its policies. */
const mostFiles = 40;

/** What was worked out from content that has not changed, kept between runs under the hash of that content. */
export class PolicyCache {
  readonly #folder: string | undefined;

  /** @param cacheFolder undefined for nowhere */
  constructor(cacheFolder: string | undefined) {
    this.#folder = cacheFolder && join(cacheFolder, 'policies');
  }

  /** What was kept; undefined when there is nothing, or it is damaged. */
  read(name: string): unknown {
    if (this.#folder === undefined) return undefined;
    try {
      return JSON.parse(readFileSync(join(this.#folder, `${name}.json`), 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** Several processes may do this at once: a file appears whole or not at all. */
  write(name: string, value: unknown): void {
    if (this.#folder === undefined) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const draft = join(this.#folder, `${name}.${randomUUID()}`);
      writeFileSync(draft, JSON.stringify(value), { mode: 0o600 });
      renameSync(draft, join(this.#folder, `${name}.json`));
      this.#removeOldest(this.#folder);
    } catch {
      // a cache is a convenience: a read-only home or a full disk must not stop the run
    }
  }

  /** What is kept under the name, or else what `make` gives. */
  async keep<T>(name: string, make: () => Promise<T>): Promise<T> {
    const kept = this.read(name);
    if (kept !== undefined) return kept as T;
    const made = await make();
    this.write(name, made);
    return made;
  }

  #removeOldest(folder: string): void {
    const files = readdirSync(folder).map((name) => join(folder, name));
    if (files.length <= mostFiles) return;
    const age = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
    files.sort((a, b) => age.get(b)! - age.get(a)!);
    for (const file of files.slice(mostFiles)) rmSync(file, { force: true });
  }
}

/** Tells content, and the engine that reads it, from all others. */
export function hashOf(files: readonly EngineFile[], ...more: readonly string[]): string {
  const hash = createHash('sha256').update([version, buildOf('rego'), ...more].join('\0'));
  for (const { path, content } of files) hash.update(`\0${path}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 32);
}
