import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/assets.ts';
import { collectAnswers } from '../../src/scaffold/answers/collect.ts';
import { createContext } from '../../src/scaffold/context/context.ts';
import { lintShardsOf } from '../../src/scaffold/context/lint-shards.ts';
import { TemplateLibrary } from '../../src/scaffold/templates/library.ts';
import { renderFolder } from '../../src/scaffold/templates/templates.ts';
import { ciJobs, runCi } from '../../src/tools/verify/generated/ci.ts';
import { folderWith, writeFiles } from '../support/folder.ts';
import { brokenRepository } from './manifests.ts';

const goodConfigMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\ndata: { a: b }\n`;
const platform = async (gitHost = 'github') => collectAnswers({ answers: { gitHost }, acceptSuggestions: true });

test('large platforms are checked by several jobs', async () => {
  const small = await platform();
  expect(lintShardsOf(small)).toEqual([]);
  const [application] = small.applications;
  const many = (count: number) => ({ ...small, applications: Array.from({ length: count }, () => application!) });
  expect(lintShardsOf(many(200))).toEqual([1, 2, 3]);
  expect(lintShardsOf(many(10_000))).toHaveLength(8);
});

describe.each(['github', 'gitlab'])('the CI for %s in three parts', (gitHost) => {
  test('passes what is good, and fails what is not', { timeout: 180_000 }, async () => {
    const cwd = folderWith({ 'k8s-platform.yaml': 'kubernetes: { version: "1.36" }\n', 'a.yaml': goodConfigMap('a') });
    writeFiles(cwd, { 'b.yaml': goodConfigMap('b'), 'c.yaml': goodConfigMap('c') });
    const context = { ...createContext(await platform(gitHost), new TemplateLibrary()), lintShards: [1, 2, 3] };
    const files = renderFolder(join(packageRoot, 'templates/choices/ci', gitHost), context, {});
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    writeFiles(cwd, texts);
    const jobs = ciJobs(Object.keys(texts), (path) => texts[path]!)!;
    expect(jobs.map(({ name, parallel }) => [name, parallel])).toEqual([
      ['shard', 3],
      ['lint', 1],
      ['difference', 1],
    ]);
    // GitLab's second job installs git
    const own = jobs.filter(({ name }) => name !== 'difference');
    expect(runCi(cwd, own)).toEqual([]);
    writeFiles(cwd, { 'broken.yaml': brokenRepository['apps/web/deployment.yaml']! });
    expect(runCi(cwd, own).join('\n')).toMatch(/^lint: [^]*schema\/unknown-field/);
    expect(runCi(cwd, own.slice(1)).join('\n')).toMatch(/^lint: /);
  });
});
