import { expect, test } from 'vitest';
import { mostTellingFirst } from '../../../src/tools/verify/generated/combinations.ts';
import { definitionOf } from '../../../src/tools/verify/generated/constraints.ts';
import { documentsOf } from '../../../src/tools/verify/generated/documents.ts';
import { GeneratedRepository } from '../../../src/tools/verify/generated/repository.ts';
import { Results } from '../../../src/tools/verify/generated/results.ts';
import { folderWith } from '../../support/folder.ts';

const configMap = (name: string) =>
  `apiVersion: v1\ndata:\n  text: |\n    a\n    ---\n    b\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

test('what kustomize prints is cut at separators, not within texts', () => {
  const documents = documentsOf(`${configMap('"on"')}---\n${configMap('e1')}`);
  expect(documents.map(({ key, name }) => [key, name])).toEqual([
    ['v1/ConfigMap', 'on'],
    ['v1/ConfigMap', 'e1'],
  ]);
  expect(documentsOf(configMap('e1'))[0]).toBe(documents[1]);
});

test('what is no object is not passed over', () => {
  expect(() => documentsOf('kind: ConfigMap\n')).toThrow('this is no object');
});

const repository = () =>
  new GeneratedRepository(
    folderWith({
      '.k8s-platform/answers.yaml': 'kubernetes: "1.36"\n',
      'base/kustomization.yaml': 'resources:\n  - map.yaml\n',
      'base/map.yaml': configMap('base'),
      'part/kustomization.yaml': 'kind: Component\npatches:\n  - path: patch.yaml\n',
      'part/patch.yaml': configMap('base'),
      'live/kustomization.yaml':
        'resources: [../base]\ncomponents: [../part]\nconfigMapGenerator: [{ files: [key=values.yaml] }]\n',
      'live/values.yaml': 'apiVersion: v1\nkind: Values\n',
      'bootstrap/root.yaml': configMap('root'),
    }),
  );

test('what no other kustomization includes is outermost', () => {
  expect(repository().minor).toBe(36);
  expect(repository().kustomizations()).toEqual(['base', 'live']);
  expect(repository().outermost()).toEqual(['live']);
});

test('files that no kustomization reads are deployed, too', () => {
  expect(
    repository()
      .loose()
      .map(({ from, documents }) => [from, documents.map(({ name }) => name)]),
  ).toEqual([['bootstrap/root.yaml', ['root']]]);
});

test('the definition that Gatekeeper makes of a template', () => {
  const parameters = { type: 'object', properties: { labels: { type: 'array', items: { type: 'string' } } } };
  const { metadata, spec } = definitionOf(
    JSON.stringify({
      spec: { crd: { spec: { names: { kind: 'NeedsLabels' }, validation: { openAPIV3Schema: parameters } } } },
    }),
  );
  expect(metadata.name).toBe('needslabels.constraints.gatekeeper.sh');
  const properties = spec.versions[0]!.schema!.openAPIV3Schema!.properties!.spec!.properties!;
  expect(properties.parameters).toEqual(parameters);
  expect(Object.keys(properties.match!.properties!)).toContain('namespaceSelector');
});

test('the one table', () => {
  const results = new Results();
  results.add('fine', 'one', { mistakes: [], objects: ['a', 'b'], unjudged: ['x/v1/Y'] });
  results.add('fine', 'other', { mistakes: [], objects: ['a'] });
  results.add('none', 'one', { nothing: 'Terraform' });
  results.add('none', 'other', { missing: 'terraform is not installed' });
  expect(results.hold).toBe(true);
  expect(results.table()).toBe(
    [
      'check  passed  failed  without  objects  different',
      'fine        2       0        0        3          2  NOT SERVED, so not judged: x/v1/Y',
      'none        0       0        2                      NOT CHECKED: terraform is not installed; without: no Terraform',
      '',
    ].join('\n'),
  );
  results.add('fine', 'other', { mistakes: ['wrong'] });
  expect(results.hold).toBe(false);
  expect(results.table()).toMatch(/^fine +1 +1 +0 /m);
});

test('repositories that share the fewest pairs of answers come first', () => {
  const combination = (name: string, environments: string[]) => ({ name, answers: { environments, name } });
  const [first, alike, other] = [combination('a', ['x']), combination('a', ['x']), combination('b', ['y'])];
  expect(mostTellingFirst([first, alike, other])).toEqual([first, other, alike]);
});
