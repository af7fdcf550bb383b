import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/resource.ts';
import { parse } from '../../../src/parse/parse.ts';
import { explainFailure } from '../../../src/render/kustomizations/errors.ts';
import { causeOf } from '../../../src/render/kustomizations/steps.ts';
import { KustomizationIndex } from '../../../src/units/kustomization.ts';

const inBase = (cause: string, overlay = '../base') =>
  `accumulating resources: accumulation err='accumulating resources from '${overlay}': '/base' must resolve to a file': recursed accumulation of path '/base': ${cause}`;

// as kustomize 5.8 says it
const malformed =
  "accumulating resources: accumulating resources from 'b.yaml': MalformedYAMLError: yaml: line 4: found character that cannot start any token in File: b.yaml";
const throughMiddle = `accumulating resources: accumulation err='accumulating resources from '../middle': '/middle' must resolve to a file': recursed accumulation of path '/middle': ${inBase(malformed)}`;

test.each([
  [malformed, 'MalformedYAMLError: yaml: line 4: found character that cannot start any token in File: b.yaml'],
  [inBase(malformed), 'MalformedYAMLError: yaml: line 4: found character that cannot start any token in File: b.yaml'],
  [throughMiddle, 'MalformedYAMLError: yaml: line 4: found character that cannot start any token in File: b.yaml'],
  [
    inBase(
      "accumulating resources: accumulation err='accumulating resources from 'b.yaml': missing Resource metadata': must build at directory: '/base/b.yaml': file is not directory",
    ),
    'missing Resource metadata',
  ],
  [
    inBase(
      'trouble configuring builtin PatchTransformer with config: `\npath: p.yaml\n`: unable to parse SM or JSON patch from [path: "p.yaml"]',
    ),
    'trouble configuring builtin PatchTransformer: unable to parse SM or JSON patch from [path: "p.yaml"]',
  ],
  [
    `accumulating components: accumulateDirectory: "recursed accumulation of path '/part': accumulating resources: accumulating resources from 'b.yaml': MalformedYAMLError: yaml: line 1: did not find expected node content in File: b.yaml"`,
    'MalformedYAMLError: yaml: line 1: did not find expected node content in File: b.yaml',
  ],
  [
    "accumulating resources: accumulation err='accumulating resources from '../base': '/base' must resolve to a file': couldn't make target for path '/base': invalid Kustomization: yaml: line 2: found character that cannot start any token",
    'invalid Kustomization: yaml: line 2: found character that cannot start any token',
  ],
  [
    inBase("loading KV pairs: file sources: [nope.txt]: '/base/nope.txt' is missing"),
    "loading KV pairs: file sources: [nope.txt]: '/base/nope.txt' is missing",
  ],
  ["no such 'thing'", "no such 'thing'"],
])('%s', (error, cause) => {
  expect(causeOf(error)).toBe(cause);
});

function failureOf(error: string, root: string, bodies: Readonly<Record<string, Json>>) {
  const kustomizations = Object.entries(bodies).map(([folder, body]) => {
    const path = `${folder}/kustomization.yaml`;
    return { path, folder, body, document: parse(path, Buffer.from('{}')).value.documents[0]! };
  });
  const index = new KustomizationIndex(kustomizations);
  const { kustomization, path, message, broken } = explainFailure(error, index.at(root)!, index);
  return { file: kustomization.path, path, message, broken };
}

describe('a base that cannot be built', () => {
  const bodies = {
    one: { resources: ['b.yaml', '../base'] }, // a file of the same name
    two: { resources: ['../middle'] },
    middle: { resources: ['../base'] },
    base: { resources: ['a.yaml', 'b.yaml'] },
  };

  test('is the same failure in each of its overlays, at the entry of the base', () => {
    const failure = failureOf(inBase(malformed), 'one', bodies);
    expect(failure).toEqual({
      file: 'base/kustomization.yaml',
      path: ['resources', 1],
      message: '`b.yaml` is no YAML: line 4: found character that cannot start any token',
      broken: 'base/b.yaml',
    });
    expect(failureOf(throughMiddle, 'two', bodies)).toEqual(failure);
  });

  test('is blamed itself where no entry is', () => {
    expect(failureOf(inBase('loading KV pairs: env source files: [x]'), 'one', bodies)).toMatchObject({
      file: 'base/kustomization.yaml',
      path: [],
      message: 'kustomize cannot build it: loading KV pairs: env source files: [x]',
    });
  });
});
