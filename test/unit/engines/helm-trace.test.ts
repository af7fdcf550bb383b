import { afterAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../src/engines/engine.ts';
import { Helm, type HelmArguments } from '../../../src/engines/helm.ts';
import { asFiles } from '../../../src/tools/verify/engines/files.ts';

const engine = new Engine('helm', { cacheFolder: undefined, timeout: 60_000, threads: 1 });
const helm = new Helm(engine);
const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
afterAll(async () => engine.close());

interface Traced {
  /** `file:line`, the line that printed it first. */
  readonly from: readonly string[];
  /** `path = what sets it`. */
  readonly values: readonly string[];
}

/** Renders a chart at the root of a repository, and tells of the line that contains a text where it comes from. */
async function traceOf(
  files: Readonly<Record<string, string>>,
  text: string,
  args: Partial<HelmArguments> = {},
): Promise<Traced> {
  const rendering = await helm.render({ chart: '.', trace: true, ...args }, asFiles({ 'Chart.yaml': chart, ...files }));
  if ('error' in rendering) throw new Error(rendering.error.message);
  for (const document of rendering.documents) {
    const index = document.text.split('\n').findIndex((line) => line.includes(text));
    if (index < 0) continue;
    const { positions, values } = document.trace!.at(index + 1);
    return {
      from: positions.map(({ file, line }) => `${file}:${line}`),
      values: values.map((path) => path.join('.')),
    };
  }
  throw new Error(`nothing prints ${text}`);
}

describe('a line', () => {
  test('of plain text', async () => {
    expect(await traceOf({ 'templates/a.yaml': '{{/* one\ntwo */}}\nkind: A\n' }, 'kind: A')).toEqual({
      from: ['templates/a.yaml:3'],
      values: [],
    });
  });

  test('with a value', async () => {
    const files = {
      'templates/a.yaml': 'kind: A\n\nimage: a:{{ .Values.image.tag }}\n',
      'values.yaml': 'image: { tag: x1 }',
    };
    expect(await traceOf(files, 'a:x1')).toEqual({
      from: ['templates/a.yaml:3'],
      values: ['image.tag'],
    });
  });

  test('of an included helper', async () => {
    const files = {
      'templates/_helpers.tpl': '{{- define "labels" -}}\napp: shop\ntier: {{ .Values.tier }}\n{{- end }}',
      'templates/a.yaml': 'kind: A\nlabels:\n  {{- include "labels" . | nindent 2 }}\n',
      'values.yaml': 'tier: front',
    };
    expect(await traceOf(files, 'tier: front')).toEqual({
      from: ['templates/a.yaml:3', 'templates/_helpers.tpl:3'],
      values: ['tier'],
    });
    expect((await traceOf(files, 'app: shop')).from).toEqual(['templates/a.yaml:3', 'templates/_helpers.tpl:2']);
  });

  test('of a range', async () => {
    const files = {
      'templates/a.yaml': 'kind: A\nlist:\n{{- range .Values.hosts }}\n  - host: {{ .name }}\n{{- end }}\nend: 1\n',
      'values.yaml': 'hosts: [{ name: one }, { name: two }]',
    };
    const expected = { from: ['templates/a.yaml:4'], values: ['hosts.*.name'] };
    expect(await traceOf(files, 'host: one')).toEqual(expected);
    expect(await traceOf(files, 'host: two')).toEqual(expected);
    expect((await traceOf(files, 'end: 1')).from).toEqual(['templates/a.yaml:6']);
  });

  test('of a block that toYaml prints', async () => {
    const files = {
      'templates/a.yaml':
        'kind: A\n{{- with .Values.resources }}\nresources:\n  {{- toYaml . | nindent 2 }}\n{{- end }}\n',
      'values.yaml': 'resources: { limits: { memory: 1Gi } }',
    };
    expect(await traceOf(files, 'memory: 1Gi')).toEqual({
      from: ['templates/a.yaml:4'],
      values: ['resources'],
    });
  });

  test('of a value that is a template', async () => {
    const files = {
      'templates/a.yaml': 'kind: A\nhost: {{ tpl .Values.host . }}\n',
      'values.yaml': 'host: "{{ .Release.Name }}.example.com"',
    };
    expect(await traceOf(files, 'host:')).toEqual({ from: ['templates/a.yaml:2'], values: ['host'] });
  });

  test('of a definition', async () => {
    const files = { 'crds/a.yaml': '# comment\nkind: CustomResourceDefinition\n' };
    expect((await traceOf(files, 'kind:', { includeCRDs: true })).from).toEqual(['crds/a.yaml:2']);
  });
});

test('a value of a dependency is below its name, unless it is global', async () => {
  const dependency = {
    'charts/cache/Chart.yaml': 'apiVersion: v2\nname: cache\nversion: 1.0.0\n',
    'charts/cache/templates/a.yaml': 'kind: A\nport: {{ .Values.port }}\nzone: {{ .Values.global.zone }}\n',
    'values.yaml': '{ cache: { port: 3 }, global: { zone: north } }',
  };
  expect((await traceOf(dependency, 'port:')).values).toEqual(['cache.port']);
  expect((await traceOf(dependency, 'zone:')).values).toEqual(['global.zone']);
});
