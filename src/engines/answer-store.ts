import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const day = 24 * 60 * 60 * 1000;
const limits = {
  /** What was not used for so long goes. */
  age: 14 * day,
  /** Where there is more, what was not used for longest goes, until a quarter is free. */
  bytes: 256 * 1024 * 1024,
};
const lastSweep = '.swept';
const checksumLength = 4;

/**
 * Answers that are kept between runs, each in a file that only the user can read. What is damaged counts as missing; a
 * folder that is read-only, full or gone as one in which nothing is.
 */
export class AnswerStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(key: string): Uint8Array | undefined {
    const file = this.#fileOf(key);
    try {
      const content = readFileSync(file);
      const packed = content.subarray(checksumLength);
      if (content.length < checksumLength || content.readUInt32BE() !== crc32(packed)) return undefined;
      const answer = inflateRawSync(packed);
      keepAlive(file);
      return answer;
    } catch {
      return undefined;
    }
  }

  /** Several processes may do this at once: a file appears whole or not at all. */
  write(key: string, answer: Uint8Array): void {
    const file = this.#fileOf(key);
    try {
      mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
      const packed = deflateRawSync(answer, { level: 1 });
      const checksum = Buffer.alloc(checksumLength);
      checksum.writeUInt32BE(crc32(packed));
      const draft = `${file}.${randomUUID()}`;
      writeFileSync(draft, Buffer.concat([checksum, packed]), { mode: 0o600 });
      renameSync(draft, file);
      this.#sweepDaily();
    } catch {
      // a cache is a convenience: a read-only home or a full disk must not stop the run
    }
  }

  /** Folders of a few files each are quick to list and to look into. */
  #fileOf(key: string): string {
    return join(this.#folder, key.slice(0, 2), key.slice(2));
  }

  #sweepDaily(): void {
    const marker = join(this.#folder, lastSweep);
    const last = statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - last < day) return;
    writeFileSync(marker, '', { mode: 0o600 });
    sweep(this.#folder);
  }
}

/** Removes what was not used for long, and then the oldest of what is too much. */
export function sweep(folder: string, { age, bytes } = limits): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== lastSweep)
    .flatMap(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const status = statSync(file, { throwIfNoEntry: false });
      return status === undefined ? [] : [{ file, size: status.size, used: status.mtimeMs }];
    })
    .sort((one, other) => other.used - one.used);
  const oldest = Date.now() - age;
  const young = entries.filter(({ used }) => used >= oldest);
  const all = young.reduce((sum, { size }) => sum + size, 0);
  const most = all > bytes ? bytes * 0.75 : bytes;
  let kept = 0;
  const wanted = new Set(young.filter(({ size }) => (kept += size) <= most));
  for (const entry of entries) if (!wanted.has(entry)) rmSync(entry.file, { force: true });
}

/** The time of a file says when it was used last, to the day. */
function keepAlive(file: string): void {
  const now = Date.now();
  if (now - statSync(file).mtimeMs > day) utimesSync(file, now / 1000, now / 1000);
}
