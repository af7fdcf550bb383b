import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../../assets.ts';

/** What runs the hooks, installed. */
export interface Tools {
  /** Has `node_modules` with this package and the hook managers of npm. */
  readonly npm: string;
  /** Of an environment that has pre-commit; undefined when it is not asked for. */
  readonly python: string | undefined;
  /** A git repository of this package, with a commit that pre-commit installs from. */
  readonly source: { readonly folder: string; readonly commit: string };
  /** This package, packed. */
  readonly tarball: string;
}

/** How a repository gets its hooks. */
export interface Manager {
  readonly files: (tools: Tools) => Readonly<Record<string, string>>;
  readonly commands: readonly (readonly string[])[];
}

const install = ['k8s-platform', 'hook', 'install'];
const preCommit = (config: (tools: Tools) => object): Manager => ({
  files: (tools) => ({ '.pre-commit-config.yaml': `${JSON.stringify(config(tools))}\n` }),
  commands: [['pre-commit', 'install']],
});

export const managers: Readonly<Record<string, Manager>> = {
  git: { files: () => ({}), commands: [install] },
  husky: { files: () => ({ 'package.json': '{ "private": true }\n' }), commands: [['husky'], install] },
  lefthook: {
    files: () => ({ 'lefthook.yml': 'pre-commit:\n  commands:\n    other:\n      run: "true"\n' }),
    commands: [install, ['lefthook', 'install']],
  },
  'simple-git-hooks': {
    files: () => ({ 'package.json': '{\n  "devDependencies": { "simple-git-hooks": "2.14.0" }\n}\n' }),
    commands: [install, ['simple-git-hooks']],
  },
  'pre-commit': preCommit(({ source: { folder, commit } }) => ({
    repos: [{ repo: folder, rev: commit, hooks: [{ id: 'k8s-platform-lint' }] }],
  })),
  'pre-commit, repo: local': preCommit(({ tarball }) => ({
    repos: [{ repo: 'local', hooks: [{ ...publishedHook(), additional_dependencies: [tarball] }] }],
  })),
};

function publishedHook(): object {
  const text = readFileSync(join(packageRoot, '.pre-commit-hooks.yaml'), 'utf8');
  const [hook] = parse(text) as object[];
  return hook!;
}

/** Packs this package, and installs it with all that runs hooks into a folder. */
export function prepare(work: string, withPreCommit: boolean): Tools {
  const [folder, npm] = [join(work, 'source'), join(work, 'tools')];
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  for (const path of git(packageRoot, 'ls-files', '--cached', '--others', '--exclude-standard', '-z')
    .split('\0')
    .filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(packageRoot, path), join(folder, path));
  }
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, ...identity, 'commit', '--quiet', '--no-verify', '--message', 'all');
  const commit = git(folder, 'rev-parse', 'HEAD').trim();

  mkdirSync(npm);
  const packed = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const tarball = join(work, packed.trim().split('\n').at(-1)!);
  writeFileSync(join(npm, 'package.json'), '{ "private": true }\n');
  execFileSync(
    'npm',
    [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      tarball,
      'husky@9.1.7',
      'lefthook@2.2.2',
      'simple-git-hooks@2.14.0',
    ],
    // lefthook and simple-git-hooks would install themselves into the repository around
    { cwd: npm, env: { ...process.env, CI: 'true', SKIP_INSTALL_SIMPLE_GIT_HOOKS: '1' } },
  );
  if (!withPreCommit) return { npm, python: undefined, source: { folder, commit }, tarball };
  execFileSync('python3', ['-m', 'venv', join(work, 'python')]);
  const python = join(work, 'python', 'bin', 'python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'pre-commit==4.7.0']);
  return { npm, python, source: { folder, commit }, tarball };
}
