import { expect, test } from 'vitest';
import { kustomizationGraph } from '../../../src/units/graph.ts';
import { KustomizationIndex } from '../../../src/units/kustomization.ts';
import type { Json } from '../../../src/model/resource.ts';
import { parse } from '../../../src/parse/parse.ts';

/** The graph of kustomizations by folder, among these other files. */
function graphOf(bodies: Readonly<Record<string, Json>>, files: readonly string[] = []) {
  const kustomizations = Object.entries(bodies).map(([folder, body]) => {
    const path = `${folder}/kustomization.yaml`;
    return { path, folder, body, document: parse(path, Buffer.from('{}')).value.documents[0]! };
  });
  const known = new Set([...files, ...kustomizations.map(({ path }) => path)]);
  return kustomizationGraph(new KustomizationIndex(kustomizations), (path) => known.has(path));
}

const rootsOf = (...args: Parameters<typeof graphOf>) =>
  graphOf(...args).roots.map(({ kustomization }) => kustomization.folder);

test('patches and data of generators are fragments, and only roots are units', () => {
  const files = [
    'base/deployment.yaml',
    'base/data.yaml',
    'dev/patch.yaml',
    'dev/json.yaml',
    'part/role.yaml',
    'dev/old.yaml',
    'dev/text',
  ];
  const graph = graphOf(
    {
      base: { resources: ['deployment.yaml'], configMapGenerator: [{ name: 'x', files: ['key=data.yaml'] }] },
      part: { kind: 'Component', resources: ['./role.yaml'] },
      dev: {
        resources: ['../base', 'https://example.com/x.yaml'],
        components: ['../part/'],
        patches: [{ path: 'patch.yaml' }, { patch: '- op: remove\n  path: /x' }, 'text'],
        patchesJson6902: [{ path: './json.yaml', target: { kind: 'Deployment' } }],
        patchesStrategicMerge: ['old.yaml', 'apiVersion: v1\nkind: Pod'],
      },
    },
    files,
  );
  expect([...graph.fragments].sort()).toEqual([
    'base/data.yaml',
    'dev/json.yaml',
    'dev/old.yaml',
    'dev/patch.yaml',
    'dev/text',
  ]);
  expect(graph.roots.map(({ kustomization }) => kustomization.folder)).toEqual(['dev']);
  expect([...graph.roots[0]!.files].sort()).toEqual(
    [...files, 'base/kustomization.yaml', 'dev/kustomization.yaml', 'part/kustomization.yaml'].sort(),
  );
});

test('a file that is a patch here and an object there is an object', () => {
  const graph = graphOf({ a: { resources: ['../x.yaml'] }, b: { patches: [{ path: '../x.yaml' }] } }, ['x.yaml']);
  expect([...graph.fragments]).toEqual([]);
});

test('what a folder of transformers holds is no object', () => {
  const graph = graphOf({ a: { transformers: ['../t'] }, t: { resources: ['labels.yaml'] } }, ['t/labels.yaml']);
  expect([...graph.fragments]).toEqual(['t/labels.yaml']);
  expect(graph.roots.map(({ kustomization }) => kustomization.folder)).toEqual(['a']);
});

test('kustomizations that include one another are seen once', () => {
  expect(rootsOf({ a: { resources: ['../b'] }, b: { resources: ['../a'] } })).toEqual(['a']);
  expect(rootsOf({ a: { resources: ['.'] } })).toEqual(['a']);
  expect(rootsOf({ a: { resources: ['../b'] }, b: { resources: ['../b'] } })).toEqual(['a']);
});

test('a component is never a unit, what only it includes is', () => {
  expect(rootsOf({ a: { kind: 'Component', resources: ['../b'] }, b: {} })).toEqual(['b']);
});
