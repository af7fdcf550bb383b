import { posix } from 'node:path';
import { defaultConfig } from '../../config/config.ts';
import { isManifestPath, type Tree } from '../../discover/tree.ts';
import type { Engines } from '../../engines/engines.ts';
import { supportedMinors } from '../../config/kubernetes-version.ts';
import type { Host } from '../../host.ts';
import { lint } from '../../pipeline/lint.ts';
import { builtInCatalogue } from '../../policy/catalogue.ts';
import { exampleFiles, markedLines } from '../../policy/user/examples.ts';
import type { UserPolicies } from '../../policy/user/read.ts';
import type { UserRule } from '../../policy/user/rule.ts';

/** A line of an example where a rule has no finding although it is marked, or one although it is not. */
export interface ExampleMistake {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly problem: 'not reported' | 'not marked';
}

export interface ExampleRun {
  /** Examples that were linted, for each rule. */
  readonly count: number;
  readonly mistakes: readonly ExampleMistake[];
}

/** Lints `good` and `bad` beside each policy, each as a repository of its own, and compares the findings with the markers. */
export async function checkExamples(
  tree: Tree,
  policies: UserPolicies,
  engines: Engines,
  host: Host,
): Promise<ExampleRun> {
  const mistakes: ExampleMistake[] = [];
  let count = 0;
  for (const rule of policies.rules)
    for (const name of ['good', 'bad'] as const) {
      const folder = posix.dirname(rule.file);
      const beside = tree.within(folder).map((path) => posix.relative(folder, path));
      const files = exampleFiles(beside, name);
      if (files.length === 0) continue;
      count += 1;
      const reported = await linesReported(exampleTree(tree, folder, files), rule, policies, engines, host);
      const marked = files.flatMap((file) =>
        markedLines(text(tree, posix.join(folder, file)), rule.meta.id).map((line) => `${file}:${line}`),
      );
      const mistake = (place: string, problem: ExampleMistake['problem']) => {
        const [, file, line] = /^(.*):(\d+)$/.exec(place)!;
        mistakes.push({ rule: rule.meta.id, file: posix.join(folder, file!), line: Number(line), problem });
      };
      for (const place of marked) if (!reported.has(place)) mistake(place, 'not reported');
      for (const place of reported) if (!marked.includes(place)) mistake(place, 'not marked');
    }
  return { count, mistakes };
}

async function linesReported(
  tree: Tree,
  { meta: { id } }: UserRule,
  policies: UserPolicies,
  engines: Engines,
  host: Host,
): Promise<ReadonlySet<string>> {
  const { findings } = await lint({
    engines,
    tree,
    selected: () => true,
    complete: true,
    remotes: [],
    config: defaultConfig,
    catalogue: new Map([...builtInCatalogue(), ...policies.rules.map(({ meta }) => [meta.id, meta] as const)]),
    policies: { ...policies, paths: [], problems: [] },
    only: [id],
    version: () => ({ minor: Math.max(...supportedMinors()), clusters: [], reason: 'the newest' }),
    now: () => host.now(),
    today: host.today(),
  });
  return new Set(findings.map(({ file, range }) => `${file}:${range.line}`));
}

/** The files of an example, and nothing else. */
function exampleTree(tree: Tree, folder: string, files: readonly string[]): Tree {
  return {
    root: posix.join(tree.root, folder),
    list: () => files.filter(isManifestPath),
    within: (below) => files.filter((path) => below === '' || path.startsWith(`${below}/`)),
    read: (path) => tree.read(posix.join(folder, path)),
  };
}

function text(tree: Tree, path: string): string {
  return Buffer.from(tree.read(path)).toString('utf8');
}
