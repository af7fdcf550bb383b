import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson } from '../support/run-cli.ts';

const service = (port: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - port: ${port}\n`;
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: queues.example.com}
spec:
  group: example.com
  names: {kind: Queue, plural: queues}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                least: {type: integer}
                most: {type: integer}
              x-kubernetes-validations:
                - rule: self.least <= self.most
                  message: least is above most
`;
const queue = (most: number) =>
  `apiVersion: example.com/v1\nkind: Queue\nmetadata: {name: a}\nspec:\n  least: 2\n  most: ${most}\n`;

async function admissionFindings(files: Readonly<Record<string, string>>): Promise<unknown[]> {
  const { findings } = await lintJson(folderWith({ 'k8s-platform.yaml': '', ...files }));
  return findings
    .filter(({ rule }) => rule.startsWith('admission/'))
    .map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

describe('what the API server refuses is a finding on the field', () => {
  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['beyond what a schema can say', { 'a.yaml': service('99999') }, ['admission/rejected a.yaml:7']],
    ['unless a schema says it already', { 'a.yaml': service('http') }, []],
    ['unless it is filled in later', { 'a.yaml': service('80').replace('web', '${APP}_x') }, []],
    [
      'by a rule of a definition in the repository',
      { 'crd.yaml': definition, 'a.yaml': queue(1) },
      ['admission/crd-rule a.yaml:4'],
    ],
    [
      'unless a newer server than the engine’s takes it',
      {
        'a.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  minReplicas: 0
  maxReplicas: 2
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  metrics: [{type: External, external: {metric: {name: queue}, target: {type: Value, value: "1"}}}]
`,
      },
      [],
    ],
    ['which it keeps', { 'crd.yaml': definition, 'a.yaml': queue(3) }, []],
    [
      'also an integer that no number can hold',
      { 'a.yaml': service('80').replace('name: web', 'name: web\n  generation: 9223372036854775808') },
      [],
    ],
    ['and not in a patch', { 'k/kustomization.yaml': 'patches: [{path: p.yaml}]\n', 'k/p.yaml': service('99999') }, []],
    [
      'on the line of the overlay that set it',
      {
        'base/kustomization.yaml': 'resources: [service.yaml]\n',
        'base/service.yaml': service('80'),
        'prod/kustomization.yaml':
          'resources: [../base]\npatches:\n  - target: {kind: Service}\n    patch: |\n      - op: replace\n        path: /spec/ports/0/port\n        value: 99999\n',
      },
      ['admission/rejected prod/kustomization.yaml:7'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await admissionFindings(files)).toEqual(expected);
  });
});

test('what was accepted before is not asked again, and a damaged memory of it does no harm', async () => {
  const cwd = folderWith({
    'k8s-platform.yaml': '',
    'good.yaml': service('80'),
    'bad.yaml': service('99999'),
    'wrong.yaml': service('http'),
  });
  const first = await lintJson(cwd);
  expect(await lintJson(cwd)).toEqual(first);
  const cache = join('node_modules', '.cache', 'k8s-platform');
  const [memory] = readdirSync(cache).filter((name) => name === 'admission-verdicts');
  const before = readFileSync(join(cache, memory!));
  writeFileSync(join(cache, memory!), Buffer.from([0, 255, 10, 1]));
  expect(await lintJson(cwd)).toEqual(first);
  writeFileSync(join(cache, memory!), before);
});
