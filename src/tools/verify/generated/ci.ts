import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { runPeer } from '../program.ts';
import { builtCli } from '../../built-cli.ts';

interface Job {
  readonly name: string;
  readonly scripts: readonly string[];
  /** How many times it runs, side by side. */
  readonly parallel: number;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
        readonly steps: readonly { readonly run?: string }[];
      }
    >
  >;
}

/** The jobs of a repository's CI, as its host would run them; undefined when it has none that is known. */
export function ciJobs(files: readonly string[], read: (path: string) => string): readonly Job[] | undefined {
  const workflow = files.find((file) => /^\.(?:github|gitea)\/workflows\/validate\.yaml$/.test(file));
  if (workflow !== undefined)
    return Object.entries((parse(read(workflow)) as Workflow).jobs).map(([name, { strategy, steps }]) => ({
      name,
      // comments are for the host alone
      scripts: steps.flatMap(({ run }) => run ?? []).filter((run) => !run.includes('gh api')),
      parallel: strategy?.matrix.part.length ?? 1,
    }));
  if (!files.includes('.gitlab-ci.yml')) return undefined;
  const pipeline = parse(read('.gitlab-ci.yml')) as Record<string, { script?: string[]; parallel?: number }>;
  return Object.entries(pipeline).flatMap(([name, { script, parallel = 1 }]) =>
    script === undefined ? [] : [{ name, scripts: [script.join('\n')], parallel }],
  );
}

/**
 * Runs every job in a clone of its own, with the built command in the place of npx, and hands on what jobs hand on.
 * @returns what fails, a line each
 */
export function runCi(repository: string, jobs: readonly Job[]): string[] {
  const work = mkdtempSync(join(tmpdir(), 'verify-ci-'));
  const [origin, temp, shards] = [join(work, 'origin'), join(work, 'temp'), join(work, 'shards')];
  try {
    cpSync(repository, origin, { recursive: true });
    for (const folder of [temp, shards]) mkdirSync(folder);
    writeFileSync(join(work, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${builtCli}" "$@"\n`);
    chmodSync(join(work, 'npx'), 0o755);
    const git = (...args: string[]) =>
      runPeer('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd: origin });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'all');
    const env = {
      ...process.env,
      PATH: `${work}:${process.env.PATH ?? ''}`,
      RUNNER_TEMP: temp,
      GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
      GITHUB_BASE_REF: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD',
    };
    return jobs.flatMap(({ name, scripts, parallel }) => {
      const parts: string[] = [];
      const failures = Array.from({ length: parallel }, (_, index) => String(index + 1)).flatMap((PART) => {
        const folder = join(work, `${name}-${PART}`);
        git('clone', '--quiet', origin, folder);
        // GitHub's jobs find the parts where the step for it puts them, GitLab's where they were
        for (const place of [join(temp, 'shards'), join(folder, '.shards')]) cpSync(shards, place, { recursive: true });
        const numbers = { PART, CI_NODE_INDEX: PART, CI_NODE_TOTAL: String(parallel) };
        const found = scripts.flatMap((script) => {
          const own = script.replaceAll('/tmp/', `${temp}/`); // two jobs on one machine would share it
          const ran = runPeer('bash', ['-e', '-o', 'pipefail', '-c', own], {
            cwd: folder,
            env: { ...env, ...numbers },
          })!;
          return ran.ok ? [] : `${name}: ${ran.stdout}${ran.stderr}`.split('\n').slice(0, 5);
        });
        if (parallel > 1)
          for (const file of [join(temp, `${PART}.json`), join(folder, '.shards', `${PART}.json`)])
            if (existsSync(file)) parts.push(file);
        return found;
      });
      for (const part of parts) cpSync(part, join(shards, basename(part)));
      return failures;
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
