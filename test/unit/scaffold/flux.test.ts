import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { objects } from '../../../src/units/kustomization.ts';
import { isObject, type Json } from '../../../src/model/resource.ts';
import { collectAnswers } from '../../../src/scaffold/answers/collect.ts';
import { planRepository } from '../../../src/scaffold/repository/repository.ts';
import type { PlannedFile } from '../../../src/scaffold/templates/templates.ts';

async function plan(answers: Record<string, unknown>): Promise<PlannedFile[]> {
  return planRepository(await collectAnswers({ answers, acceptSuggestions: true }));
}

const files = await plan({ gitops: 'flux', teams: ['checkout', 'search'] });
const folders = new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));

function objectsIn(folder: string, kind: string): Json[] {
  return files
    .filter(({ path }) => path.startsWith(folder) && path.endsWith('.yaml'))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as unknown))
    .filter(isObject)
    .filter((object) => object.kind === kind && !String(object.apiVersion).startsWith('kustomize.config'));
}

const nameOf = ({ metadata }: Json) => (metadata as { name: string }).name;
const specOf = ({ spec }: Json) => spec as Json;
const componentOf = (name: string) => name.replace(/-(?:chart|resources)$/, '');
const textOf = (path: string) => files.find((file) => file.path === path)?.text;

describe.each(['nonproduction', 'production'])('in the cluster %s', (cluster) => {
  const environments = cluster === 'production' ? ['production'] : ['dev', 'staging'];
  const kustomizations = [
    `flux/infrastructure/${cluster}/`,
    ...environments.flatMap((name) => [`flux/tenants/${name}/`, `flux/apps/${name}/`]),
  ].flatMap((folder) => objectsIn(folder, 'Kustomization'));
  const dependenciesOf = (object: Json) => objects(specOf(object).dependsOn).map(({ name }) => name as string);

  test('each part waits for what comes before it, and in the end for nothing', () => {
    const byName = new Map(kustomizations.map((object) => [nameOf(object), object]));
    const depth = (name: string, seen: readonly string[] = []): number => {
      expect(seen, name).not.toContain(name);
      const object = byName.get(name);
      expect(object, name).toBeDefined();
      return 1 + Math.max(0, ...dependenciesOf(object!).map((other) => depth(other, [...seen, name])));
    };
    const starts = [...byName.keys()].filter((name) => dependenciesOf(byName.get(name)!).length === 0);
    expect(starts).toEqual(['priority-classes']);
    expect(depth('prometheus-operator-crds-chart')).toBeLessThan(depth('cert-manager'));
    expect(dependenciesOf(byName.get('envoy-gateway')!)).toEqual(['cert-manager-resources']);
    expect(dependenciesOf(byName.get('envoy-gateway-chart')!)).toEqual(['envoy-gateway']);
    for (const environment of environments) {
      expect(dependenciesOf(byName.get(`tenant-search-${environment}`)!)).toEqual(['admission-policies']);
      expect(dependenciesOf(byName.get(`web-api-${environment}`)!)).toEqual([`tenant-checkout-${environment}`]);
    }
  });

  test('only parts of the same component or team wait strictly', () => {
    for (const object of kustomizations)
      for (const { name, readyExpr } of objects(specOf(object).dependsOn)) {
        const strict = readyExpr === undefined;
        const own = componentOf(nameOf(object)) === componentOf(String(name));
        expect(strict, `${nameOf(object)} on ${String(name)}`).toBe(own || String(name).startsWith('tenant-'));
      }
  });

  test('each part deploys a folder that is there, as somebody, and tells when it is done', () => {
    for (const object of kustomizations) {
      const spec = specOf(object);
      expect(folders, nameOf(object)).toContain(spec.path);
      expect(spec.serviceAccountName, nameOf(object)).toBeTypeOf('string');
      expect(spec).toMatchObject({ prune: true, wait: true, deletionPolicy: 'Orphan', retryInterval: '1m' });
    }
  });

  test('objects that need a chart come after it, and nothing else does', () => {
    for (const object of kustomizations.filter(({ spec }) => String((spec as Json).path).includes('/overlays/'))) {
      const component = String(specOf(object).path).split('/overlays/')[0]!;
      if (component.startsWith('apps/') || component.startsWith('tenants/')) continue;
      const later = files.some(
        ({ path, text }) => path.startsWith(`${component}/`) && text.includes('k8s-platform.io/after: chart'),
      );
      const selectors = objects(specOf(object).patches).map(({ target }) => (target as Json).annotationSelector);
      const last = nameOf(object).endsWith('-resources');
      expect(selectors, nameOf(object)).toEqual(
        last ? ['!k8s-platform.io/after'] : later ? ['k8s-platform.io/after=chart'] : [],
      );
    }
  });

  test('each release has its values from files of the repository, the common ones first', () => {
    const releases = objectsIn(`flux/releases/${cluster}/`, 'HelmRelease');
    expect(releases.map(nameOf)).toContain('cert-manager');
    for (const release of releases) {
      const name = nameOf(release);
      const sources = objects(specOf(release).valuesFrom).filter(({ kind }) => kind === 'ConfigMap');
      expect(sources[0]!.name).toBe(`${name}-common`);
      const folder = ['infrastructure', 'bootstrap'].find((parent) => folders.has(`${parent}/${name}/values/common`))!;
      for (const source of sources) {
        const values = `${folder}/${name}/values/${String(source.name).slice(name.length + 1)}`;
        expect(textOf(`${values}/kustomization.yaml`)).toContain(`- name: ${String(source.name)}\n`);
        expect(textOf(`${values}/values.yaml`)).toBeDefined();
        expect(textOf(`flux/releases/${cluster}/${name}/kustomization.yaml`)).toContain(`- ../../../../${values}\n`);
      }
      expect(specOf(release)).toMatchObject({
        serviceAccountName: 'helm-controller',
        install: { crds: 'CreateReplace' },
        upgrade: { crds: 'CreateReplace' },
      });
    }
  });
});

test('Flux deploys the applications of a team as an account with rights in one namespace', () => {
  const [application] = objectsIn('flux/apps/dev/', 'Kustomization');
  expect(specOf(application!)).toMatchObject({ serviceAccountName: 'checkout-dev', targetNamespace: 'checkout-dev' });
  expect(objectsIn('flux/tenants/dev/', 'ServiceAccount').map(nameOf)).toEqual(['checkout-dev', 'search-dev']);
  const [binding] = objectsIn('tenants/checkout/overlays/dev/', 'RoleBinding');
  expect(binding).toMatchObject({
    subjects: [{ kind: 'ServiceAccount', name: 'checkout-dev', namespace: 'flux-system' }],
    roleRef: { kind: 'Role', name: 'deployer' },
  });
  expect(textOf('bootstrap/flux-instance/values/common/values.yaml')).toContain('multitenant: true\n');
});

test('the account may deploy each kind that an application consists of', () => {
  const [role] = objectsIn('tenants/checkout/base/deployer.yaml', 'Role');
  const allowed = objects(role!.rules).flatMap(({ apiGroups, resources, verbs }) =>
    (verbs as string[]).includes('patch') ? (resources as string[]).map((name) => `${String(apiGroups)}/${name}`) : [],
  );
  const kinds = files
    .filter(({ path }) => /^apps\/[^/]+\/(?:base|components)\/.*\.yaml$/.test(path))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as unknown))
    .filter(isObject)
    .filter(({ apiVersion }) => !String(apiVersion).startsWith('kustomize.config'))
    .map(({ apiVersion, kind }) => [/^(?:(.*)\/)?/.exec(String(apiVersion))![1] ?? '', String(kind).toLowerCase()]);
  expect(kinds.length).toBeGreaterThan(5);
  for (const [group, kind] of kinds)
    expect(allowed, kind).toContain(`${group!}/${kind!.endsWith('y') ? `${kind!.slice(0, -1)}ies` : `${kind!}s`}`);
});

test.each([
  ['https://charts.example.com', 'HelmRepository', { chart: { spec: { chart: 'redis', version: '1.2.3' } } }],
  ['oci://ghcr.io/example/charts', 'OCIRepository', { chartRef: { kind: 'OCIRepository', name: 'cache' } }],
])('a chart of a team from %s is installed by an account of its namespace', async (repository, kind, source) => {
  const parameters = { repository, chart: 'redis', chartVersion: '1.2.3' };
  const applications = [{ name: 'cache', team: 'product', template: 'helm-chart', parameters }];
  const texts = new Map((await plan({ gitops: 'flux', applications })).map(({ path, text }) => [path, text]));
  const read = (path: string) => parseAllDocuments(texts.get(path) ?? '').map((document) => document.toJS() as Json);
  const [release] = read('apps/cache/overlays/dev/helm-release.yaml');
  expect(specOf(release!)).toMatchObject({
    serviceAccountName: 'helm',
    valuesFrom: [{ name: 'cache-common' }, { name: 'cache-dev' }],
    ...source,
  });
  const [kustomization] = read('apps/cache/overlays/dev/kustomization.yaml');
  const file = kind === 'OCIRepository' ? 'oci-repository.yaml' : 'helm-repository.yaml';
  expect(kustomization!.resources).toEqual([
    '../../base',
    '../../values/common',
    '../../values/dev',
    'helm-release.yaml',
    file,
  ]);
  expect(read(`apps/cache/overlays/dev/${file}`)[0]).toMatchObject({ kind });
  expect(texts.get('apps/cache/values/dev/kustomization.yaml')).toContain('- name: cache-dev\n');
  expect(texts.has('apps/cache/values/dev/values.yaml')).toBe(true);
  const [account, role] = read('tenants/product/base/helm.yaml');
  expect([account!.kind, role!.kind]).toEqual(['ServiceAccount', 'Role']);
  const bound = read('tenants/product/overlays/dev/role-binding.yaml').map(({ roleRef, subjects }) => [
    (roleRef as Json).name,
    objects(subjects).some(({ name, namespace }) => name === 'helm' && namespace === 'product-dev'),
  ]);
  expect(bound).toEqual([
    ['deployer', true],
    ['helm', true],
  ]);
  expect(texts.get('tenants/product/base/deployer.yaml')).toContain('- helmreleases\n');
});

test('without a chart, nothing of a team may read Secrets', () => {
  expect(textOf('tenants/checkout/base/helm.yaml')).toBeUndefined();
  expect(textOf('tenants/checkout/base/deployer.yaml')).not.toMatch(/- secrets|helmreleases/);
});

test('production has two of what can be two', () => {
  expect(textOf('bootstrap/flux-instance/values/production/values.yaml')).toContain('path: /spec/replicas');
  expect(textOf('bootstrap/flux-instance/values/nonproduction/values.yaml')).not.toContain('/spec/replicas');
});

test('a repository speaks of the one that deploys it, and not of the other', async () => {
  for (const { path, text } of files) expect(path + text, path).not.toMatch(/argo.?cd|appproject|app\.yaml/i);
  for (const { path, text } of await plan({})) expect(path + text, path).not.toMatch(/flux/i);
});

test('without monitoring nothing is asked to watch Flux', async () => {
  const unwatched = await plan({ gitops: 'flux', monitoring: 'none' });
  const paths = unwatched.map(({ path }) => path).filter((path) => path.startsWith('bootstrap/flux-operator/base/'));
  expect(paths).toContain('bootstrap/flux-operator/base/role.yaml');
  expect(paths.filter((path) => /monitor|rule|provider|alert/.test(path))).toEqual([]);
});
