import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes of a key: enough that no two objects ever have the same one. */
const keyLength = 15;
/** Objects that are remembered; the oldest go. 60,000 take 1.2 MB. */
const most = 60_000;

/**
 * Objects that the validation has had nothing against before, in this version and with these definitions, so that a commit
 * which changes one manifest waits for one verdict or for none. What was rejected is judged again.
 */
export class AcceptedObjects {
  readonly #file: string | undefined;
  readonly #context: string;
  readonly #known: Set<string>;
  #changed = false;

  /**
   * @param file undefined for nowhere; one that is missing or damaged counts as empty
   * @param context all else that a verdict depends on
   */
  constructor(file: string | undefined, context: string) {
    this.#file = file;
    this.#context = context;
    this.#known = new Set(file === undefined ? [] : readKeys(file));
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  key(object: string): string {
    return createHash('sha256').update(this.#context).update(object).digest().subarray(0, keyLength).toString('base64');
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  add(key: string): void {
    this.#known.add(key);
    this.#changed = true;
  }

  /** Several processes may do this at once: the file appears whole or not at all. */
  save(): void {
    if (this.#file === undefined || !this.#changed) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      const draft = `${this.#file}.${randomUUID()}`;
      writeFileSync(draft, [...this.#known].slice(-most).join('\n'), { mode: 0o600 });
      renameSync(draft, this.#file);
    } catch {
      // a cache is a convenience: a read-only home or a full disk must not stop the run
    }
  }
}

function readKeys(file: string): string[] {
  try {
    return readFileSync(file, 'latin1')
      .split('\n')
      .filter((key) => key.length === (keyLength / 3) * 4);
  } catch {
    return [];
  }
}
