import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/resource.ts';
import { check } from '../../../src/schema/check.ts';
import { CustomKinds } from '../../../src/schema/custom-kinds.ts';
import { explain } from '../../../src/schema/explain.ts';
import { SchemaStore } from '../../../src/schema/store.ts';
import { resource } from '../../support/resources.ts';

const store = new SchemaStore(36);
const resolve = (reference: string) => store.definition(reference);

const template = (validation: Json) =>
  resource(
    {
      apiVersion: 'templates.gatekeeper.sh/v1',
      kind: 'ConstraintTemplate',
      metadata: { name: 'knownregistries' },
      spec: { crd: { spec: { names: { kind: 'KnownRegistries' }, validation } } },
    },
    { file: 'template.yaml' },
  );

/** What is said against a constraint with this `spec`. */
function explained(validation: Json, spec: Json): string[] {
  const kinds = new CustomKinds([template(validation)]);
  const schema = kinds.schema(kinds.find('constraints.gatekeeper.sh', 'KnownRegistries')!, 'v1beta1')!;
  const constraint = {
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind: 'KnownRegistries',
    metadata: { name: 'all' },
    spec,
  };
  return check(constraint, schema, resolve).map((problem) => explain(problem, resolve));
}

const registries = { registries: { type: 'array', items: { type: 'string' } } };

describe('a constraint has the parameters of its template', () => {
  test.each<[string, Json, Json, string[]]>([
    ['those that it declares', { type: 'object', properties: registries }, { registries: ['ghcr.io/'] }, []],
    [
      'no others',
      { type: 'object', properties: registries },
      { registry: ['ghcr.io/'] },
      ['unknown field `spec.parameters.registry`; known here: `registries`'],
    ],
    [
      'of their types',
      { type: 'object', properties: registries },
      { registries: 'ghcr.io/' },
      ['`spec.parameters.registries` must be a list, not a string; remove the quotes, or write the right value'],
    ],
  ])('%s', (_, openAPIV3Schema, parameters, problems) => {
    expect(explained({ openAPIV3Schema }, { parameters })).toEqual(problems);
  });

  test('any, where the template says nothing of them or has a schema of before v1', () => {
    expect(explained({}, { parameters: { a: 1 } })).toEqual([]);
    expect(
      explained({ legacySchema: true, openAPIV3Schema: { properties: registries } }, { parameters: { a: 1 } }),
    ).toEqual([]);
  });

  test('and what Gatekeeper itself reads', () => {
    expect(explained({}, { enforcementAction: 'warn', match: { kinds: [{ kinds: ['Pod'] }] } })).toEqual([]);
    expect(explained({}, { enforcementAction: ['warn'] })).toHaveLength(1);
  });
});

test('a template without a kind defines nothing', () => {
  const broken = resource({
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: { name: 'x' },
  });
  expect(new CustomKinds([broken]).all().filter(({ group }) => group === 'constraints.gatekeeper.sh')).toEqual([]);
});
