import { afterAll, expect, test } from 'vitest';
import { Engine } from '../../../src/engines/engine.ts';
import { Helm } from '../../../src/engines/helm.ts';
import { buildWithCharts } from '../../../src/engines/helm-inflation.ts';
import { Kustomize } from '../../../src/engines/kustomize.ts';
import { asFiles } from '../../../src/tools/verify/engines/files.ts';

const options = { cacheFolder: undefined, timeout: 60_000, threads: 1 };
const all = [new Engine('kustomize', options), new Engine('helm', options)] as const;
const engines = { kustomize: new Kustomize(all[0]), helm: new Helm(all[1]) };
afterAll(async () => Promise.all(all.map(async (engine) => engine.close())));

const chart = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'values.yaml': 'size: 1\nport: 80\n',
  'templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  values: {{ .Values.size }} {{ .Values.port }}\n',
};
const vendored = (folder: string) =>
  Object.fromEntries(Object.entries(chart).map(([path, text]) => [`${folder}/${path}`, text]));

async function build(folder: string, files: Readonly<Record<string, string>>, trace = false) {
  const given = asFiles(files);
  engines.kustomize.load(given);
  engines.helm.load(given);
  return buildWithCharts(engines, folder, { trace });
}

test('a vendored chart is rendered and transformed', async () => {
  const built = await build('app', {
    'app/kustomization.yaml':
      'namePrefix: dev-\nhelmCharts: [{ name: shop, releaseName: green, valuesInline: { size: 2 } }]\n',
    ...vendored('app/charts/shop'),
  });
  expect(built).toMatchObject({
    output: 'apiVersion: v1\ndata:\n  values: 2 80\nkind: ConfigMap\nmetadata:\n  name: dev-green\n',
    objects: [
      { origin: { configuredIn: 'kustomization.yaml', configuredBy: { kind: 'HelmChartInflationGenerator' } } },
    ],
    charts: [{ wanted: { chart: 'app/charts/shop', releaseName: 'green' } }],
  });
});

test('charts of bases and overlays are rendered, each with its own values', async () => {
  const built = await build('overlay', {
    'base/kustomization.yaml': 'helmCharts: [{ name: shop, releaseName: one, valuesInline: { size: 2 } }]\n',
    'overlay/kustomization.yaml':
      'resources: [../base]\nhelmCharts: [{ name: shop, releaseName: two, additionalValuesFiles: [more.yaml] }]\npatches: [{ target: { name: one }, patch: \'[{"op": "add", "path": "/data/patched", "value": "yes"}]\' }]\n',
    'overlay/more.yaml': 'port: 90\n',
    ...vendored('base/charts/shop'),
    ...vendored('overlay/charts/shop'),
  });
  expect(built).toHaveProperty('charts.length', 2);
  const { output } = built as { output: string };
  expect(output.split('---\n')).toEqual([
    expect.stringMatching(/patched: "yes"\n {2}values: 2 80\n.*\n.*\n {2}name: one\n/),
    expect.stringMatching(/values: 1 90\n.*\n.*\n {2}name: two\n/),
  ]);
});

test('what a chart printed can be traced', async () => {
  const files = { 'app/kustomization.yaml': 'helmCharts: [{ name: shop }]\n', ...vendored('app/charts/shop') };
  const built = await build('app', files, true);
  if ('error' in built) throw new Error(built.error);
  const [document] = built.charts[0]!.rendering.documents;
  const line = document!.text.split('\n').findIndex((text) => text.includes('values:')) + 1;
  expect(document!.trace!.at(line).positions).toMatchObject([
    { file: 'app/charts/shop/templates/config.yaml', line: 6 },
  ]);
});

test('a chart that is not in the repository is refused, by its name and where it would come from', async () => {
  const built = await build('app', {
    'app/kustomization.yaml': 'helmCharts: [{ name: shop, repo: "https://charts.example.com", version: 1.0.0 }]\n',
  });
  expect(built).toMatchObject({
    error: expect.stringContaining(
      'chart shop of https://charts.example.com is not in the repository: vendor it as app/charts/shop-1.0.0/shop',
    ) as string,
  });
});

test('a chart that cannot be rendered fails the build, with its place', async () => {
  const built = await build('app', {
    'app/kustomization.yaml': 'helmCharts: [{ name: shop }]\n',
    ...vendored('app/charts/shop'),
    'app/charts/shop/templates/config.yaml': 'kind: A\na: {{ .Values.a.b }}\n',
  });
  expect(built).toMatchObject({
    error: expect.stringContaining('chart app/charts/shop: ') as string,
    chart: { error: { kind: 'template', file: 'app/charts/shop/templates/config.yaml', line: 2 } },
  });
});

test('without Helm, a build says which charts it wants', async () => {
  engines.kustomize.load(
    asFiles({ 'app/kustomization.yaml': 'helmCharts: [{ name: shop }]\n', ...vendored('app/charts/shop') }),
  );
  expect(await engines.kustomize.build('app')).toMatchObject({
    error: 'chart app/charts/shop is not rendered yet',
    wanted: [{ chart: 'app/charts/shop', values: 'size: 1\nport: 80\n' }],
  });
});
