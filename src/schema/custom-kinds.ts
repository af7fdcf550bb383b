import { groupOf, isObject, type Resource } from '../model/resource.ts';
import { constraintsOf } from './constraint-kind.ts';
import { definedBy, type CustomKind } from './custom-kind.ts';
import type { JsonSchema } from './json-schema.ts';
import { ShippedDefinitions } from './shipped.ts';
import { fromStructural } from './structural.ts';

/** Every custom kind that is known: those that the user's repository defines, and those that ship with the package. */
export class CustomKinds {
  readonly #own = new Map<string, CustomKind>();
  readonly #shipped: ShippedDefinitions;
  readonly #schemas = new Map<string, JsonSchema | undefined>();

  /** @param resources of the repository; what the definitions and Gatekeeper's templates among them define wins over what ships */
  constructor(resources: Iterable<Resource> = [], shipped = new ShippedDefinitions()) {
    this.#shipped = shipped;
    for (const resource of resources) {
      const defined = isDefinition(resource) ? definedBy(resource) : constraintsOf(resource);
      if (defined !== undefined) this.#own.set(`${defined.group}/${defined.kind}`, defined);
    }
  }

  find(group: string, kind: string): CustomKind | undefined {
    return this.#own.get(`${group}/${kind}`) ?? this.#shipped.find(group, kind);
  }

  all(): CustomKind[] {
    const shipped = this.#shipped.all().filter(({ group, kind }) => !this.#own.has(`${group}/${kind}`));
    return [...this.#own.values(), ...shipped];
  }

  /** The schema of one version; undefined where the definition has none to check by. */
  schema(kind: CustomKind, version: string): JsonSchema | undefined {
    const key = `${kind.group}/${version}/${kind.kind}`;
    if (!this.#schemas.has(key)) this.#schemas.set(key, schemaIn(kind, version));
    return this.#schemas.get(key);
  }
}

function isDefinition({ id: { apiVersion, kind } }: Resource): boolean {
  return kind === 'CustomResourceDefinition' && groupOf(apiVersion) === 'apiextensions.k8s.io';
}

function schemaIn(kind: CustomKind, version: string): JsonSchema | undefined {
  const { spec } = kind.definition();
  const versions: unknown[] = isObject(spec) && Array.isArray(spec.versions) ? spec.versions : [];
  const found = versions.find((one) => isObject(one) && one.name === version);
  if (!isObject(found) || !isObject(found.schema) || !isObject(found.schema.openAPIV3Schema)) return undefined;
  const hasStatus = isObject(found.subresources) && isObject(found.subresources.status);
  return fromStructural(found.schema.openAPIV3Schema, hasStatus);
}
