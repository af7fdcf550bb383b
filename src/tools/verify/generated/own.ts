import { lintRequest } from '../../../commands/scope/lint-request.ts';
import { scopeOf } from '../../../commands/scope/open.ts';
import { cacheFolder } from '../../../engines/cache-folder.ts';
import { Engines } from '../../../engines/engines.ts';
import { signalsOf } from '../../../signals.ts';
import type { Host } from '../../../host.ts';
import type { Finding } from '../../../model/report.ts';
import { lint } from '../../../pipeline/lint.ts';
import { run } from '../../../run.ts';
import type { Ran } from '../program.ts';

/** This package, within this process: its engines are started once for all repositories. */
export class Own {
  /** Builds that a busy machine makes wait are no mistakes. */
  readonly #engines = new Engines({ cacheFolder: cacheFolder(process.env), timeout: 600_000 });
  #last: Promise<unknown> = Promise.resolve();

  /** A command, as its process would run it. */
  async run(args: readonly string[], cwd: string): Promise<Ran> {
    let [stdout, stderr] = ['', ''];
    const host: Host = {
      ...hostIn(cwd),
      stdout: { ...silent, write: (text) => void (stdout += text) },
      stderr: { ...silent, write: (text) => void (stderr += text) },
    };
    const status = await run([...args], host);
    return { ok: status === 0, status, stdout, stderr };
  }

  /** All that `lint` finds, whatever its severity. One repository after the other, for engines hold one at a time. */
  async findings(folder: string): Promise<readonly Finding[]> {
    const turn = this.#last.then(async () => {
      const host = hostIn(folder);
      const request = await lintRequest(scopeOf(['.'], {}, host), { quiet: true }, host);
      await request.engines.close(); // of its own, which were not started
      return (await lint({ ...request, engines: this.#engines })).findings;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.#engines.close();
  }
}

const silent = { write: () => undefined, colour: false, columns: undefined };

function hostIn(cwd: string): Host {
  return {
    cwd,
    env: process.env,
    stdin: process.stdin,
    ask: undefined,
    stdout: silent,
    stderr: silent,
    signals: signalsOf(process),
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    timestamp: () => new Date().toISOString().slice(0, 19),
  };
}
