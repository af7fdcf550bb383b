import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes of a key: enough that no two objects ever have the same one. */
const keyLength = 15;
/** Objects that are remembered; the oldest go. 60,000 take 1.2 MB. */
const most = 60_000;

/**
 * What the validation, or policies, had against objects before, or that they had nothing, so that a commit which changes one
 * manifest waits for one verdict or for none.
 */
export class KnownVerdicts {
  readonly #file: string | undefined;
  readonly #context: string;
  /** JSON of what the validation had against an object; empty for nothing. */
  readonly #known: Map<string, string>;
  #changed = false;

  /**
   * @param file undefined for nowhere; one that is missing or damaged counts as empty
   * @param context all else that a verdict depends on
   */
  constructor(file: string | undefined, context: string) {
    this.#file = file;
    this.#context = context;
    this.#known = new Map(file === undefined ? [] : readEntries(file));
  }

  key(object: string): string {
    return createHash('sha256').update(this.#context).update(object).digest().subarray(0, keyLength).toString('base64');
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** What was said against an object that is known. */
  verdict(key: string): unknown {
    const text = this.#known.get(key);
    return text === undefined || text === '' ? undefined : JSON.parse(text);
  }

  add(key: string, verdict?: unknown): void {
    this.#known.set(key, verdict === undefined ? '' : JSON.stringify(verdict));
    this.#changed = true;
  }

  /** Several processes may do this at once: the file appears whole or not at all. */
  save(): void {
    if (this.#file === undefined || !this.#changed) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      const draft = `${this.#file}.${randomUUID()}`;
      writeFileSync(
        draft,
        [...this.#known]
          .slice(-most)
          .map(([key, verdict]) => key + verdict)
          .join('\n'),
        { mode: 0o600 },
      );
      renameSync(draft, this.#file);
    } catch {
      // a cache is a convenience: a read-only home or a full disk must not stop the run
    }
  }
}

function readEntries(file: string): [string, string][] {
  const length = (keyLength / 3) * 4;
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.length === length || (line[length] === '{' && line.endsWith('}')))
      .map((line) => [line.slice(0, length), line.slice(length)]);
  } catch {
    return [];
  }
}
