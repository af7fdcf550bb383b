import { expect, test } from 'vitest';
import { defaultConfig, type Config, type Override } from '../../../src/config/config.ts';
import { identify, type Resource } from '../../../src/model/resource.ts';
import type { RuleId } from '../../../src/model/rule.ts';
import { builtInCatalogue } from '../../../src/policy/catalogue.ts';
import { Selection } from '../../../src/policy/selection.ts';
import { labelSelector } from '../../../src/policy/selection-labels.ts';

const rule: RuleId = 'reliability/minimum-replicas';
const place = { file: 'k8s-platform.yaml', range: { line: 1, column: 1, endLine: 1, endColumn: 1 } };

function resource(units: readonly string[] = [], file = 'apps/web/base/deployment.yaml'): Resource {
  const metadata = { name: 'web', namespace: 'shop', labels: { team: 'red' } };
  const body = { apiVersion: 'apps/v1', kind: 'Deployment', metadata };
  const document = { file: { path: file, text: '' }, index: 0, start: 0, end: 0, line: 1, value: body };
  return { id: identify(body), body, origin: { document, path: [], units } };
}

function severity(
  conditions: Omit<Override, 'rules' | 'place'>,
  subject: { file?: string; resource?: Resource },
  config: Partial<Config> = {},
  clusters: readonly string[] = [],
) {
  const override: Override = { ...conditions, rules: { [rule]: { severity: 'error' } }, place };
  const all = { ...defaultConfig, rules: { [rule]: { severity: 'info' as const } }, overrides: [override], ...config };
  return new Selection(builtInCatalogue(), all, [], () => clusters).severity(rule, subject);
}

const web = { file: 'apps/web/base/deployment.yaml', resource: resource() };

test.each<[string, Omit<Override, 'rules' | 'place'>, boolean]>([
  ['a file', { files: ['apps/**'] }, true],
  ['another file', { files: ['infrastructure/**'] }, false],
  ['a kind', { kinds: ['Deployment'] }, true],
  ['a kind with its group', { kinds: ['apps/*'] }, true],
  ['another kind', { kinds: ['StatefulSet'] }, false],
  ['a name', { names: ['w*'] }, true],
  ['a namespace', { namespaces: ['shop'] }, true],
  ['another namespace', { namespaces: ['kube-*'] }, false],
  ['labels', { labels: 'team=red' }, true],
  ['other labels', { labels: 'team in (blue,green)' }, false],
  ['several conditions, one of which is not met', { kinds: ['Deployment'], namespaces: ['other'] }, false],
])('an override for %s', (_, conditions, counts) => {
  expect(severity(conditions, web)).toBe(counts ? 'error' : 'info');
});

test('environments are folders, or the only one of a cluster', () => {
  const at = (units: readonly string[]) => ({ file: web.file, resource: resource(units) });
  const clusters = { east: { environments: ['production'] }, west: { environments: ['production', 'staging'] } };
  expect(severity({ environments: ['production'] }, at(['apps/web/overlays/production']))).toBe('error');
  expect(severity({ environments: ['production'] }, at(['apps/web']), { clusters }, ['east'])).toBe('error');
  expect(severity({ environments: ['production'] }, at(['apps/web']), { clusters }, ['west'])).toBe('info');
});

test('clusters are those that the object goes to, or that its path names', () => {
  expect(severity({ clusters: ['east'] }, web, {}, ['east'])).toBe('error');
  expect(severity({ clusters: ['east'] }, { resource: resource([], 'clusters/east/web.yaml') })).toBe('error');
  expect(severity({ clusters: ['east'] }, web, {}, ['west'])).toBe('info');
});

test('an object that goes to several places counts where it is judged most severely', () => {
  const off = { environments: ['development'], rules: { [rule]: { severity: 'off' as const } }, place };
  const selection = new Selection(builtInCatalogue(), { ...defaultConfig, overrides: [off] });
  const units = (...names: string[]) => ({ resource: resource(names.map((name) => `web/overlays/${name}`)) });
  const usual = selection.severity(rule);
  expect(selection.severity(rule, units('development'))).toBe('off');
  expect(selection.severity(rule, units('development', 'production'))).toBe(usual);
});

test('a later override wins, and parameters are merged with those before', () => {
  const meta = builtInCatalogue().get(rule)!;
  const overrides: Override[] = [
    { kinds: ['*'], rules: { [rule]: { severity: 'error', parameters: { minimum: 4 } } }, place },
    { names: ['web'], rules: { [rule]: { severity: 'warning' } }, place },
  ];
  const selection = new Selection(builtInCatalogue(), { ...defaultConfig, overrides });
  expect(selection.severity(rule, web)).toBe('warning');
  expect(selection.parameters(meta, web.resource)).toMatchObject({ minimum: 4 });
  expect(selection.parameters(meta)).toMatchObject({ minimum: meta.parameters!.minimum!.default });
});

test.each([
  ['app=web', true],
  ['app==web,tier!=cache', true],
  ['app!=web', false],
  ['app in (api, web)', true],
  ['app notin (api,web)', false],
  ['tier notin (cache)', true],
  ['tier in (cache)', false],
  ['app', true],
  ['!app', false],
  ['!tier', true],
])('the label selector %s', (selector, selects) => {
  expect(labelSelector(selector)({ app: 'web' })).toBe(selects);
});
