import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readJsonAsset } from '../../../src/assets.ts';
import { builtInCatalogue } from '../../../src/policy/catalogue.ts';

interface Schema {
  readonly definitions: {
    readonly rules: { readonly properties: Readonly<Record<string, { readonly description: string }>> };
    readonly ruleId: { readonly oneOf: readonly { readonly const: string; readonly description: string }[] };
  };
}

const schema = readJsonAsset('schemas', 'config', 'k8s-platform.schema.json') as Schema;
const validate = new Ajv({ strict: false }).compile(schema);
const titles = Object.fromEntries([...builtInCatalogue().values()].map(({ id, title }) => [id, title]));

test('editors are offered each built-in rule with its title', () => {
  const { rules, ruleId } = schema.definitions;
  expect(Object.fromEntries(Object.entries(rules.properties).map(([id, one]) => [id, one.description]))).toEqual(
    titles,
  );
  expect(Object.fromEntries(ruleId.oneOf.map((one) => [one.const, one.description]))).toEqual(titles);
});

test.each([
  [{ rules: { 'network/node-port': 'off', 'shop/own-rule': { severity: 'info' } } }, true],
  [{ suppress: [{ rule: 'shop/own-rule', reason: 'x' }] }, true],
  [{ suppress: [{ rule: ['security/*', 'network/node-port'], reason: 'x' }] }, true],
  [{ rules: { 'network/node-port': 'loud' } }, false],
  [{ rules: { 'shop/own-rule': 'loud' } }, false],
  [{ suppress: [{ rule: [1], reason: 'x' }] }, false],
])('%j', (value, accepted) => {
  expect(validate(value)).toBe(accepted);
});
