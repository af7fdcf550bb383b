import { commitTree } from '../../discover/commit-tree.ts';
import { mergeBase, resolveCommit } from '../../discover/commits.ts';
import type { Tree } from '../../discover/tree.ts';
import { noSuchPath, scopeAround } from '../../discover/root.ts';
import type { Host } from '../../host.ts';
import type { Difference } from '../../model/difference.ts';
import { diff } from '../../pipeline/diff.ts';
import type { LintRequest } from '../../pipeline/lint.ts';
import { differenceJson } from '../../report/difference/json.ts';
import { differenceMarkdown } from '../../report/difference/markdown.ts';
import { differenceText } from '../../report/difference/text.ts';
import { printable } from '../../report/printable.ts';
import { lintRequest, type SettingOptions } from '../scope/lint-request.ts';
import { policyGlobsOf, rulesOf } from '../scope/policies.ts';
import { shownValue } from '../scope/shown-value.ts';

export interface DiffOptions extends SettingOptions {
  readonly to?: string;
  readonly mergeBase?: boolean;
  readonly format: 'text' | 'markdown' | 'json';
  readonly maxSize: number;
  readonly exitCode?: boolean;
}

/** @throws CliError `unknown-ref`, `not-a-git-repository`; `no-such-path` for a path that neither side has */
export async function run(ref: string, paths: readonly string[], options: DiffOptions, host: Host): Promise<0 | 1> {
  const scope = scopeAround(host.cwd, paths);
  const { root } = scope;
  const commit = options.mergeBase === true ? mergeBase(root, ref) : resolveCommit(root, ref);
  const target = options.to === undefined ? undefined : resolveCommit(root, options.to);
  const request = await lintRequest(scope, options, host);
  const globs = await policyGlobsOf(scope, options.config, host);
  const at = async (id: string): Promise<LintRequest> => {
    const tree = commitTree(root, id);
    return { ...request, tree, ...(await rulesOf(tree, globs, request.engines)) };
  };
  const before = { name: ref, request: await at(commit) };
  const after = { name: options.to ?? 'the work tree', request: target === undefined ? request : await at(target) };
  let difference: Difference;
  try {
    const sides = [before, after].map(({ request: { tree } }) => tree);
    const missing = scope.selected.findIndex((path) => !sides.some((tree) => isThere(tree, path)));
    if (missing >= 0) throw noSuchPath(paths[missing]!);
    difference = await diff(before, after, shownValue);
  } finally {
    await request.engines.close();
  }
  host.stdout.write(text(difference, options, host));
  return options.exitCode === true && difference.units.length > 0 ? 1 : 0;
}

function isThere(tree: Tree, path: string): boolean {
  try {
    return path === '.' || tree.within(path).length > 0;
  } catch {
    return false; // the work tree has no such folder
  }
}

function text(difference: Difference, { format, maxSize }: DiffOptions, host: Host): string {
  if (format === 'json') return differenceJson(difference);
  if (format === 'markdown') return printable(differenceMarkdown(difference, maxSize));
  return differenceText(difference, { colour: host.stdout.colour });
}
