import { parse } from 'yaml';
import { ShippedDefinitions } from '../../../schema/shipped.ts';
import type { CustomResourceDefinition } from '../admission/definitions.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';

interface ConstraintTemplate {
  readonly spec: {
    readonly crd: {
      readonly spec: {
        readonly names: { readonly kind: string };
        readonly validation?: { readonly openAPIV3Schema?: JsonSchema };
      };
    };
  };
}

/**
 * The definition that Gatekeeper makes of a template. Source: open-policy-agent/frameworks, constraint/pkg/client/crds.
 * What a constraint matches is written as what a mutation of Gatekeeper matches, of which the definition ships.
 */
export function definitionOf(template: string): CustomResourceDefinition {
  const { crd } = (parse(template) as ConstraintTemplate).spec;
  const { kind } = crd.spec.names;
  const names = { kind, listKind: `${kind}List`, plural: kind.toLowerCase(), singular: kind.toLowerCase() };
  const group = 'constraints.gatekeeper.sh';
  const spec: JsonSchema = {
    type: 'object',
    properties: {
      match: matchSchema(),
      enforcementAction: { type: 'string' },
      parameters: crd.spec.validation?.openAPIV3Schema ?? { type: 'object' },
    },
  };
  const openAPIV3Schema: JsonSchema = {
    type: 'object',
    properties: { metadata: { type: 'object' }, spec },
  };
  const version = { name: 'v1beta1', served: true, storage: true, schema: { openAPIV3Schema } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${names.plural}.${group}` },
    spec: { group, scope: 'Cluster', names, versions: [version] },
  };
}

function matchSchema(): JsonSchema {
  const mutation = new ShippedDefinitions().find('mutations.gatekeeper.sh', 'Assign')!;
  const { spec } = mutation.definition() as unknown as CustomResourceDefinition;
  return spec.versions.at(-1)!.schema!.openAPIV3Schema!.properties!.spec!.properties!.match!;
}
