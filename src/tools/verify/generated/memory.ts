import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../assets.ts';
import { digestOf } from './documents.ts';
import type { Outcome } from './outcome.ts';
import { isFailure } from './results.ts';

interface Line {
  readonly key: string;
  readonly outcome: Outcome;
}

/** What our own checks read. */
const product = ['src', 'dist', 'engines/built', 'policies', 'schemas'];

/**
 * A file that keeps what was found in order for a later run: of the same bytes, judged by the same bytes of this
 * package. Peers, the API server and the checks themselves are taken to be those of the run before.
 */
export class Memory {
  readonly #file: string | undefined;
  readonly #kept = new Map<string, Outcome>();
  readonly #product: string;

  constructor(file: string | undefined) {
    this.#file = file;
    this.#product = file === undefined ? '' : digestOf(...product.flatMap((folder) => filesOf(folder)));
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { key, outcome } = JSON.parse(line) as Line;
      this.#kept.set(key, outcome);
    }
  }

  find(check: string, repository: string, isOwn: boolean): Outcome | undefined {
    return this.#kept.get(this.#key(check, repository, isOwn));
  }

  /** @param repository digest of all its files @param isOwn whether this package judges */
  keep(check: string, repository: string, isOwn: boolean, outcome: Outcome): void {
    if (this.#file === undefined || 'missing' in outcome || isFailure(outcome)) return;
    appendFileSync(this.#file, `${JSON.stringify({ key: this.#key(check, repository, isOwn), outcome })}\n`);
  }

  #key(check: string, repository: string, isOwn: boolean): string {
    return digestOf(check, repository, isOwn ? this.#product : '');
  }
}

function filesOf(folder: string): (string | Buffer)[] {
  const root = join(packageRoot, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.startsWith('tools/') && statSync(join(root, file)).isFile())
    .sort()
    .flatMap((file) => [file, readFileSync(join(root, file))]);
}
