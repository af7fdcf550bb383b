import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { go } from '../../engines/go.ts';

/** What kubectl makes of a file. */
export interface Reading {
  /** As canonical JSON, up to the first error. */
  readonly documents: readonly string[];
  readonly error?: string;
  /** Lines that may be called the place of the error, from 1; undefined where the error is not one of syntax. */
  readonly lines?: readonly number[];
}

/** Kubernetes' own YAML libraries, compiled for the time of a run. */
export class Truth {
  readonly #folder = mkdtempSync(join(tmpdir(), 'truth-'));
  readonly #program = join(this.#folder, 'truth');

  constructor() {
    go(join(import.meta.dirname, 'truth'), ['build', '-trimpath', '-o', this.#program, '.']);
  }

  read(files: readonly Uint8Array[]): Reading[] {
    const input = JSON.stringify(files.map((file) => Buffer.from(file).toString('base64')));
    const { status, stdout, stderr } = spawnSync(this.#program, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Reading[];
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
