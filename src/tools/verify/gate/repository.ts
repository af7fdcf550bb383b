import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../../engines/cache-folder.ts';
import { run } from '../../../run.ts';
import { signalsOf } from '../../../signals.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Report {
  readonly findings: readonly { readonly file: string; readonly rule: string }[];
  readonly baseline: { readonly known: readonly string[]; readonly fixed: readonly unknown[] } | null;
}

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** A git repository in which everything is committed, and the commands as a user runs them. */
export class GateRepository {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @param fill writes the files */
  static create(folder: string, fill: (folder: string) => void): GateRepository {
    const repository = new GateRepository(folder);
    mkdirSync(folder, { recursive: true });
    fill(folder);
    repository.git('init', '--quiet', '--initial-branch', 'main');
    repository.commit('start');
    return repository;
  }

  /** A work tree that is there. */
  static at(folder: string): GateRepository {
    return new GateRepository(folder);
  }

  git(...args: readonly string[]): string {
    const options = { cwd: this.folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' } as const;
    return execFileSync('git', [...identity, ...args], options);
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  /** What differs from the last commit goes. */
  reset(): void {
    this.git('reset', '--quiet', '--hard');
    this.git('clean', '--quiet', '--force', '-d');
  }

  files(): string[] {
    return this.git('ls-files', '-z').split('\0').filter(Boolean);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** In this process, with a clock that stands still, so that reports of two runs can be the same. */
  async run(...argv: readonly string[]): Promise<Outcome> {
    let [stdout, stderr] = ['', ''];
    const code = await run(argv, {
      cwd: this.folder,
      env: { XDG_CACHE_HOME: dirname(cacheFolder(process.env) ?? join(tmpdir(), 'cache')) },
      stdin: nothing(),
      ask: undefined,
      stdout: { write: (text) => void (stdout += text), colour: false, columns: undefined },
      stderr: { write: (text) => void (stderr += text), colour: false, columns: undefined },
      signals: signalsOf(process),
      now: () => 0,
      today: () => '2026-12-01',
      timestamp: () => '2026-12-01T08:00:00',
    });
    return { code, stdout, stderr };
  }

  /** @throws Error when it ends otherwise than with 0 */
  async must(...argv: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...argv);
    if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${(stderr + stdout).slice(0, 300)}`);
    return stdout;
  }

  async lint(...argv: readonly string[]): Promise<Report & { code: number }> {
    const { code, stdout, stderr } = await this.run('lint', '--format', 'json', ...argv);
    if (stdout === '') throw new Error(stderr);
    return { ...(JSON.parse(stdout) as Report), code };
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- an async iterable is what is asked for
async function* nothing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}
