import { loadPolicy } from '@open-policy-agent/opa-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAsset } from '../../../src/assets.ts';
import { PolicyModule } from '../../../src/policy/module.ts';

/** OPA's own host of such modules. */
interface Reference {
  evaluate(input: unknown): unknown;
}

let module: PolicyModule;
let reference: Reference;

beforeAll(async () => {
  const wasm = readAsset('policies', 'policy.wasm');
  module = new PolicyModule(await WebAssembly.compile(wasm));
  reference = await loadPolicy(wasm);
});

function configMap(data: Record<string, string>): unknown {
  return {
    rules: ['secrets/credential-in-config-map', 'secrets/private-key'],
    resource: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data },
    kubernetes: { minor: 36 },
    facts: { complete: true },
    parameters: {},
  };
}

describe('answers as the host of OPA does', () => {
  test.each([
    ['nothing to report', configMap({ LOG_LEVEL: 'info' }), 0],
    ['a finding', configMap({ DB_PASSWORD: 'hunter2' }), 1],
    ['text beyond ASCII', configMap({ 'größe-密-🔑_PASSWORD': 'hünter2' }), 1],
    ['more than the memory holds at first', configMap({ 'a.txt': 'é'.repeat(1_500_000), DB_PASSWORD: 'x1' }), 1],
    ['a small one after that', configMap({ API_KEY: 'hunter2' }), 1],
    ['a rule that does not exist', { ...(configMap({}) as object), rules: ['no/such-rule'] }, 0],
  ])('%s', (_, input, findings) => {
    const answer: unknown = JSON.parse(module.evaluate(JSON.stringify(input)));
    expect(answer).toEqual(reference.evaluate(input));
    expect((answer as [{ result: unknown[] }])[0].result).toHaveLength(findings);
  });
});
