import { afterAll, expect, test } from 'vitest';
import { Engine, EngineFailure } from '../../../src/engines/engine.ts';
import { Kustomize, type KustomizeBuild } from '../../../src/engines/kustomize.ts';
import { asFiles } from '../../../src/tools/verify/engines/files.ts';

const engine = new Engine('kustomize', { cacheFolder: undefined, timeout: 8_000, threads: 1 });
const kustomize = new Kustomize(engine);
afterAll(async () => engine.close());

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

async function build(folder: string, files: Readonly<Record<string, string>>) {
  kustomize.load(asFiles(files));
  return kustomize.build(folder);
}

test('objects know their file, and the kustomizations that changed them', async () => {
  const built = (await build('overlay', {
    'base/kustomization.yaml': 'resources: [a.yaml]\n',
    'base/a.yaml': configMap('a'),
    'overlay/kustomization.yaml':
      'resources: [../base]\nnamePrefix: dev-\nconfigMapGenerator: [{ name: made, literals: [A=1] }]\n',
  })) as KustomizeBuild;
  expect(built.output).toContain('name: dev-a\n');
  expect(built.objects).toMatchObject([
    { origin: { path: '../base/a.yaml' }, transformations: [{ configuredIn: 'kustomization.yaml' }] },
    { origin: { configuredIn: 'kustomization.yaml', configuredBy: { kind: 'ConfigMapGenerator' } } },
  ]);
});

test('files may lie over those of the repository in one build', async () => {
  await build('app', { 'app/kustomization.yaml': 'resources: [a.yaml]\n', 'app/a.yaml': configMap('a') });
  expect(await kustomize.build('app', asFiles({ 'app/a.yaml': configMap('b') }))).toHaveProperty(
    'output',
    configMap('b'),
  );
  expect(await kustomize.build('app')).toHaveProperty('output', configMap('a'));
});

test.each([
  ['what is remote', 'resources: [https://example.invalid/a.yaml]\n'],
  ['a file of another folder', 'resources: [../a.yaml]\n'],
  ['a file outside of the repository', 'resources: [../../../etc/passwd]\n'],
  ['a plugin that is a process', 'generators: [plugin.yaml]\n'],
])('%s is refused', async (_, kustomization) => {
  const plugin =
    'apiVersion: x/v1\nkind: X\nmetadata:\n  name: x\n  annotations: { config.kubernetes.io/function: "exec: { path: ./run }" }\n';
  const files = { 'a.yaml': configMap('a'), 'app/plugin.yaml': plugin, 'app/kustomization.yaml': kustomization };
  expect(await build('app', files)).toHaveProperty('error');
});

test('aliases that multiply fail alone', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) =>
      `  l${level}: &l${level} [${Array(9)
        .fill(level === 0 ? 'x' : `*l${level - 1}`)
        .join(', ')}]\n`,
  );
  const files = {
    'app/kustomization.yaml': 'resources: [a.yaml]\n',
    'app/a.yaml': `${configMap('a')}data:\n${levels.join('')}`,
  };
  const built = await build('app', files).catch((error: unknown) => error);
  expect(built instanceof EngineFailure || 'error' in (built as object)).toBe(true);
  expect(await build('app', { ...files, 'app/a.yaml': configMap('a') })).toHaveProperty('output', configMap('a'));
});
