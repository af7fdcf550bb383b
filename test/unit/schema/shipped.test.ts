import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../../src/model/resource.ts';
import { CustomKinds } from '../../../src/schema/custom-kinds.ts';
import { bestVersion } from '../../../src/schema/custom-kind.ts';
import type { JsonSchema } from '../../../src/schema/json-schema.ts';
import { ShippedDefinitions } from '../../../src/schema/shipped.ts';

const shipped = new ShippedDefinitions();
const custom = new CustomKinds();

describe('every definition that ships', () => {
  const all = shipped.all();

  test('is the one that the index tells of', () => {
    expect(all.length).toBeGreaterThan(227);
    for (const { group, kind, resource, namespaced, versions, definition } of all) {
      const { metadata, spec } = definition() as { metadata: Json; spec: Json & { names: Json; versions: Json[] } };
      expect(metadata.name).toBe(`${resource}.${group}`);
      expect([spec.group, spec.names.kind, spec.scope]).toEqual([group, kind, namespaced ? 'Namespaced' : 'Cluster']);
      expect(spec.versions.map(({ name }) => name)).toEqual(versions.map(({ name }) => name));
    }
  });

  test('has a schema in each version, whose patterns JavaScript understands', () => {
    for (const kind of all) {
      for (const { name } of kind.versions) {
        const schema = custom.schema(kind, name);
        expect(schema, `${kind.group}/${name} ${kind.kind}`).toBeDefined();
        expect(untestable(schema!)).toEqual([]);
      }
    }
  });

  test('keeps the rules for the admission engine', () => {
    expect(shipped.text('gateway.networking.k8s.io', 'HTTPRoute')).toContain('"x-kubernetes-validations"');
  });
});

test.each([
  ['external-secrets.io', 'ExternalSecret', 'v1'],
  ['argoproj.io', 'Application', 'v1alpha1'],
  ['cert-manager.io', 'Certificate', 'v1'],
  ['gateway.networking.k8s.io', 'HTTPRoute', 'v1'],
  ['monitoring.coreos.com', 'ServiceMonitor', 'v1'],
  ['kyverno.io', 'ClusterPolicy', 'v1'],
  ['helm.toolkit.fluxcd.io', 'HelmRelease', 'v2'],
])('%s %s is best used as %s', (group, kind, version) => {
  expect(bestVersion(shipped.find(group, kind)!)).toBe(version);
});

test.each([
  ['Alert', 'eventSources'],
  ['Receiver', 'resources'],
])('other projects add kinds to what a %s of Flux may name', (kind, list) => {
  const definition = shipped.find('notification.toolkit.fluxcd.io', kind)!;
  const schema = custom.schema(definition, bestVersion(definition)!);
  const source = schema?.properties?.spec?.properties?.[list]?.items;
  expect(source?.properties?.kind).toMatchObject({ type: 'string' });
  expect(source?.properties?.kind).not.toHaveProperty('enum');
});

test('what is not there is not found', () => {
  expect(shipped.find('example.com', 'Widget')).toBeUndefined();
  expect(shipped.text('example.com', 'Widget')).toBeUndefined();
});

function untestable(schema: JsonSchema): string[] {
  const { constraints = {}, properties = {}, items, additionalProperties } = schema;
  const own =
    constraints.pattern !== undefined && constraints.pattern.test === undefined ? [constraints.pattern.source] : [];
  const inner = [
    ...Object.values(properties),
    ...(items === undefined ? [] : [items]),
    ...(isObject(additionalProperties) ? [additionalProperties as JsonSchema] : []),
    ...(constraints.anyOf ?? []),
    ...(constraints.oneOf ?? []),
    ...(constraints.allOf ?? []),
  ];
  return [...own, ...inner.flatMap(untestable)];
}
