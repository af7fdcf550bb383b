import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runPeer } from '../program.ts';
import type { Manager, Tools } from './managers.ts';

export interface Outcome {
  readonly ok: boolean;
  /** Both streams. */
  readonly output: string;
}

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'protocol.file.allow=always'];

/** A repository to commit to. */
export class Repository {
  readonly folder: string;
  readonly tools: Tools;
  readonly #manager: Manager;

  constructor(folder: string, tools: Tools, manager: Manager) {
    this.folder = folder;
    this.tools = tools;
    this.#manager = manager;
    mkdirSync(folder, { recursive: true });
    this.git('init', '--quiet', '--initial-branch', 'main');
    symlinkSync(join(tools.npm, 'node_modules'), join(folder, 'node_modules'));
    this.write({ '.git/info/exclude': 'node_modules\n', ...manager.files(tools) });
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
    return this;
  }

  delete(path: string): this {
    rmSync(join(this.folder, path));
    return this;
  }

  link(target: string, path: string): this {
    symlinkSync(target, join(this.folder, path));
    return this;
  }

  /** Installs the hooks, and commits all that is there without them. */
  start(files: Readonly<Record<string, string>> = {}): this {
    this.install().write(files).git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'start');
    return this;
  }

  install(folder = this.folder): this {
    for (const [command, ...args] of this.#manager.commands) this.run(command!, args, folder);
    return this;
  }

  /** @throws Error when git fails */
  git(...args: readonly string[]): string {
    return this.run('git', [...identity, ...args], this.folder);
  }

  /** Any command. @throws Error when it fails */
  run(command: string, args: readonly string[], folder: string): string {
    const ran = runPeer(command, args, { cwd: folder, env: this.#env() });
    if (ran?.ok !== true)
      throw new Error(`${command} ${args.join(' ')}: ${ran?.stderr ?? ''}${ran?.stdout ?? 'not found'}`);
    return ran.stdout;
  }

  /** `git` with hooks that may refuse. */
  try(args: readonly string[], folder = this.folder): Outcome {
    return this.attempt('git', [...identity, ...args], folder);
  }

  attempt(command: string, args: readonly string[], folder = this.folder): Outcome {
    const { ok, stdout, stderr } = runPeer(command, args, { cwd: folder, env: this.#env() })!;
    return { ok, output: stdout + stderr };
  }

  commit(...args: readonly string[]): Outcome {
    return this.try(['commit', '--message', 'change', ...args]);
  }

  #env(): NodeJS.ProcessEnv {
    const { npm, python } = this.tools;
    const path = [join(npm, 'node_modules', '.bin'), ...(python === undefined ? [] : [dirname(python)])];
    const home = join(npm, 'home');
    return {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') && name !== 'CI')),
      // what npm puts before it would hide what is missing
      PATH: [...path, ...(process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith('.bin'))].join(
        delimiter,
      ),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_EDITOR: 'true',
      PRE_COMMIT_HOME: join(home, 'pre-commit'),
    };
  }
}
