import { afterAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../src/engines/engine.ts';
import { Helm, type HelmArguments, type HelmError, type HelmRendering } from '../../../src/engines/helm.ts';
import { asFiles } from '../../../src/tools/verify/engines/files.ts';

const engine = new Engine('helm', { cacheFolder: undefined, timeout: 60_000, threads: 1 });
const helm = new Helm(engine);
helm.load(asFiles({ 'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n' }));
afterAll(async () => engine.close());

/** Files of the chart and the text of one more template. */
type Files = Readonly<Record<string, string>>;

async function render(files: Files, args: Partial<HelmArguments> = {}): Promise<HelmRendering> {
  const rendering = await helm.render({ chart: 'charts/shop', ...args }, inChart(files));
  if ('error' in rendering) throw new Error(rendering.error.message);
  return rendering;
}

async function renderingError(files: Files, args: Partial<HelmArguments> = {}): Promise<HelmError> {
  const rendering = await helm.render({ chart: 'charts/shop', ...args }, inChart(files));
  if (!('error' in rendering)) throw new Error(`it renders:\n${rendering.output}`);
  return rendering.error;
}

function inChart(files: Files) {
  return asFiles(Object.fromEntries(Object.entries(files).map(([path, text]) => [`charts/shop/${path}`, text])));
}

function configMap(name: string, ...annotations: string[]): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  annotations: { ${annotations.join(', ')} }\n`;
}

describe('documents', () => {
  test('name their template and its file', async () => {
    const { documents, output } = await render({ 'templates/a.yaml': configMap('{{ .Release.Name }}-a') });
    expect(documents).toEqual([
      {
        template: 'shop/templates/a.yaml',
        file: 'charts/shop/templates/a.yaml',
        text: configMap('release-name-a'),
        role: 'manifest',
        hookEvents: [],
        trace: undefined,
      },
    ]);
    expect(output).toBe(`---\n# Source: shop/templates/a.yaml\n${configMap('release-name-a')}`);
  });

  test('are marked where they are hooks, tests or definitions', async () => {
    const files = {
      'templates/a.yaml': configMap('a'),
      'templates/hook.yaml': configMap('hook', 'helm.sh/hook: "pre-install,pre-upgrade"'),
      'templates/test.yaml': configMap('test', 'helm.sh/hook: test'),
      'crds/definitions.yaml': 'kind: CustomResourceDefinition\n',
    };
    const roles = async (args: Partial<HelmArguments>) =>
      (await render(files, args)).documents.map(({ role, hookEvents }) => [role, ...hookEvents].join(' '));
    expect(await roles({ includeCRDs: true })).toEqual([
      'crd',
      'manifest',
      'hook pre-install pre-upgrade',
      'test test',
    ]);
    expect(await roles({})).toEqual(['manifest', 'hook pre-install pre-upgrade', 'test test']);
    expect(await roles({ skipTests: true })).toEqual(['manifest', 'hook pre-install pre-upgrade']);
    expect(await roles({ skipHooks: true })).toEqual(['manifest']);
  });
});

describe('what a template is told', () => {
  const template = (expression: string) => ({ 'templates/a.yaml': `kind: A\nvalue: ${expression}\n` });
  const valueOf = async (files: Files, args: Partial<HelmArguments> = {}) =>
    / ?value: (.*)\n/.exec((await render(files, args)).output)?.[1];

  test('values: parameters over inline ones, over files from last to first, over those of the chart', async () => {
    const files = {
      ...template('{{ list .Values.a .Values.b .Values.c .Values.d .Values.e | join " " }}'),
      'values.yaml': '{ a: chart, b: chart, c: chart, d: chart, e: chart }',
      'one.yaml': '{ b: one, c: one, d: one, e: one }',
      'two.yaml': '{ c: two, d: two, e: two }',
    };
    const args = {
      valueFiles: ['charts/shop/one.yaml', 'charts/shop/two.yaml'],
      values: { d: 'inline', e: 'inline' },
      parameters: [{ name: 'e', value: 'parameter' }],
    };
    expect(await valueOf(files, args)).toBe('chart one two inline parameter');
  });

  test('values of a dependency, from its parent and from itself, and global ones', async () => {
    const files = {
      'charts/cache/Chart.yaml': 'apiVersion: v2\nname: cache\nversion: 1.0.0\n',
      'charts/cache/values.yaml': '{ size: 1, port: 6379 }',
      'charts/cache/templates/a.yaml':
        'kind: A\nvalue: {{ .Values.size }} {{ .Values.port }} {{ .Values.global.zone }}\n',
      'values.yaml': '{ cache: { size: 3 }, global: { zone: north } }',
    };
    expect(await valueOf(files)).toBe('3 6379 north');
  });

  test('the release and the cluster', async () => {
    const files = template(
      '{{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.IsUpgrade }} {{ .Capabilities.KubeVersion }} {{ .Capabilities.APIVersions.Has "example.com/v1" }}',
    );
    const args = {
      releaseName: 'green',
      namespace: 'shop',
      isUpgrade: true,
      kubernetesVersion: '1.33.2',
      apiVersions: ['example.com/v1'],
    };
    expect(await valueOf(files, args)).toBe('green shop true v1.33.2 true');
    expect(await valueOf(template('{{ .Release.Name }}'), { nameTemplate: '{{ upper "x" | lower }}-y' })).toBe('x-y');
  });

  test('that no cluster is there', async () => {
    const files = template('{{ lookup "v1" "Secret" "default" "x" | toJson }}');
    expect(await valueOf(files)).toBe('{}');
  });

  test('the same random values in each rendering', async () => {
    const files = template('{{ randAlphaNum 20 }} {{ uuidv4 }}');
    const first = await valueOf(files);
    expect(first).toMatch(/^\w{20} [\w-]{36}$/);
    expect(await valueOf(files)).toBe(first);
  });
});

describe('errors', () => {
  test('of a template have its file, line and column', async () => {
    const error = await renderingError({ 'templates/a.yaml': 'kind: A\nvalue: {{ .Values.a.b.c }}\n' });
    expect(error).toMatchObject({
      kind: 'template',
      file: 'charts/shop/templates/a.yaml',
      line: 2,
      column: 18,
      message: expect.stringContaining('nil pointer evaluating interface {}.b') as string,
    });
  });

  test('in a helper name the helper and who includes it', async () => {
    const error = await renderingError({
      'templates/_helpers.tpl': '{{ define "host" }}\n{{ required "a host is needed" .Values.host }}{{ end }}',
      'templates/a.yaml': 'kind: A\n\nhost: {{ include "host" . }}\n',
    });
    expect(error).toMatchObject({ kind: 'template', file: 'charts/shop/templates/_helpers.tpl', line: 2 });
    expect(error.frames?.map(({ file, line }) => [file, line])).toEqual([
      ['charts/shop/templates/a.yaml', 3],
      ['charts/shop/templates/_helpers.tpl', 2],
    ]);
  });

  test('of an action that does not end are where it begins', async () => {
    const error = await renderingError({ 'templates/a.yaml': 'kind: A\na: {{ .Values\n\n' });
    expect(error).toMatchObject({ kind: 'template', file: 'charts/shop/templates/a.yaml', line: 2 });
  });

  test('of what is no YAML are where the template prints it', async () => {
    const error = await renderingError({ 'templates/a.yaml': '{{/* a\ncomment */}}\nkind: A\na: b: c\n' });
    expect(error).toMatchObject({ kind: 'yaml', file: 'charts/shop/templates/a.yaml', line: 4 });
  });

  test('of values that a schema refuses have their paths', async () => {
    const schema = { properties: { image: { properties: { tag: { type: 'string' } } } } };
    const error = await renderingError(
      { 'values.schema.json': JSON.stringify(schema) },
      { values: { image: { tag: 5 } } },
    );
    expect(error).toMatchObject({
      kind: 'schema',
      violations: [{ chart: 'shop', path: ['image', 'tag'], message: 'got number, want string' }],
    });
  });

  test('of values files have their file and line', async () => {
    const error = await renderingError({ 'own.yaml': 'a: 1\nb: c: d\n' }, { valueFiles: ['charts/shop/own.yaml'] });
    expect(error).toMatchObject({ kind: 'values', file: 'charts/shop/own.yaml', line: 2 });
  });

  test('name a dependency that is not vendored', async () => {
    const error = await renderingError({
      'Chart.yaml':
        'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{ name: cache, version: 1.0.0, repository: "https://charts.invalid" }]\n',
    });
    expect(error).toMatchObject({ kind: 'chart', file: 'charts/shop/Chart.yaml' });
    expect(error.message).toContain('missing in charts/ directory: cache');
  });

  test('of a chart that is not there name it', async () => {
    expect(await renderingError({}, { chart: 'charts/nowhere' })).toMatchObject({
      kind: 'chart',
      file: 'charts/nowhere/Chart.yaml',
    });
  });
});
