import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtCli } from '../support/built-cli.ts';
import { folderWith } from '../support/folder.ts';
import { commit, git } from '../support/git.ts';
import { runCli } from '../support/run-cli.ts';

const small = ['--logging', 'none', '--tracing', 'none', '--backup', 'none', '--policy-engine', 'none'];
const createShop = ['create', 'shop', '--yes', ...small];
const addCart = ['add', 'application', 'cart'];

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Runs the built command, and sends it a signal once `when` has come to pass. */
async function interrupted(
  argv: readonly string[],
  cwd: string,
  signal: NodeJS.Signals,
  when: Promise<unknown>,
): Promise<Ended> {
  const child = spawn(process.execPath, [builtCli, ...argv], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code, by) => done({ code, signal: by, stderr }));
  });
  await Promise.race([when, ended]);
  child.kill(signal);
  return ended;
}

/** Milliseconds that a command takes here and now. */
async function durationOf(argv: readonly string[], cwd: string): Promise<number> {
  const started = performance.now();
  await interrupted(argv, cwd, 'SIGINT', new Promise(() => undefined));
  return performance.now() - started;
}

/** Moments all over the time that a command takes, and a bit later. */
function moments(count: number, duration: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index + Math.random()) / count) * duration * 1.1);
}

const temporary = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\btmp-\d/.test(path));

/** A repository as `create` writes it, committed; made once, and copied. */
let origin: string;
/** What `git status` says after the whole of `add application cart`. */
let complete: string;

function copy(): string {
  const folder = join(folderWith({}), 'shop');
  cpSync(origin, folder, { recursive: true });
  return folder;
}

const status = (folder: string) => git(folder, 'status', '--porcelain', '--untracked-files=all');

beforeAll(async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'k8s-platform-test-'));
  await runCli(createShop, { cwd });
  origin = join(cwd, 'shop');
  git(origin, 'init', '-q', '-b', 'main');
  git(origin, 'add', '--all');
  commit(origin, '');
  const folder = join(cwd, 'changed');
  cpSync(origin, folder, { recursive: true });
  await runCli(addCart, { cwd: folder });
  complete = status(folder);
  return () => rmSync(cwd, { recursive: true });
});

describe('a signal at any moment', () => {
  test('leaves no part of a new repository', { timeout: 120_000 }, async () => {
    const number =
      readdirSync(origin, { recursive: true }).filter((path) => !String(path).startsWith('.git/')).length - 1;
    for (const moment of moments(4, await durationOf(createShop, folderWith({})))) {
      const cwd = folderWith({});
      await interrupted(createShop, cwd, moment % 2 < 1 ? 'SIGINT' : 'SIGTERM', setTimeout(moment));
      const left = readdirSync(cwd);
      if (left.length === 0) continue;
      expect(left, `after ${moment} ms`).toEqual(['shop']);
      expect(readdirSync(join(cwd, 'shop'), { recursive: true }).length, `after ${moment} ms`).toBe(number);
    }
  });

  test('leaves a repository as it was, or changed as a whole', { timeout: 120_000 }, async () => {
    for (const moment of moments(4, await durationOf(addCart, copy()))) {
      const folder = copy();
      await interrupted(addCart, folder, moment % 2 < 1 ? 'SIGINT' : 'SIGTERM', setTimeout(moment));
      expect(['', complete], `after ${moment} ms`).toContain(status(folder));
      expect(temporary(folder)).toEqual([]);
    }
  });

  test('that cannot be held is made up for by the next run', { timeout: 120_000 }, async () => {
    for (const moment of moments(3, await durationOf(addCart, copy()))) {
      const folder = copy();
      await interrupted(addCart, folder, 'SIGKILL', setTimeout(moment));
      const again = await runCli(addCart, { cwd: folder });
      if (again.code !== 0) expect(again.stderr).toContain('application cart exists already');
      expect(status(folder), `after ${moment} ms`).toBe(complete);
    }
  });

  test('while files are written ends by that signal, and says that nothing was written', async () => {
    const cwd = folderWith({});
    const begun = async () => {
      while (readdirSync(cwd).length === 0) await setTimeout(1);
    };
    const { code, signal, stderr } = await interrupted(createShop, cwd, 'SIGTERM', begun());
    const isComplete = existsSync(join(cwd, 'shop')); // it was faster than the signal
    const said = stderr.includes('interrupted by SIGTERM: nothing was written to ');
    expect({ code, signal, said }).toEqual({
      code: isComplete ? code : null,
      signal: isComplete ? signal : 'SIGTERM',
      said: !isComplete,
    });
    expect(readdirSync(cwd)).toEqual(isComplete ? ['shop'] : []);
  });
});
