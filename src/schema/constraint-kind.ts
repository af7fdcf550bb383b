import { jsonText } from '../model/json-text.ts';
import { groupOf, isObject, type Json, type Resource } from '../model/resource.ts';
import type { CustomKind } from './custom-kind.ts';

const group = 'constraints.gatekeeper.sh';

/** The kind of constraints that a Gatekeeper ConstraintTemplate makes; undefined for any other object, and for a broken one. */
export function constraintsOf({ id, body, origin }: Resource): CustomKind | undefined {
  if (id.kind !== 'ConstraintTemplate' || groupOf(id.apiVersion) !== 'templates.gatekeeper.sh') return undefined;
  const crd = inner(inner(inner(body, 'spec'), 'crd'), 'spec');
  const { kind } = inner(crd, 'names');
  if (typeof kind !== 'string') return undefined;
  const resource = kind.toLowerCase();
  return {
    group,
    kind,
    resource,
    namespaced: false,
    shortNames: [],
    versions: [{ name: 'v1beta1' }, { name: 'v1alpha1' }],
    source: { file: origin.document.file.path },
    definition: () => definition(kind, resource, parametersIn(inner(crd, 'validation'))),
    edition: () => jsonText(body),
  };
}

/** `legacySchema`, the default before templates.gatekeeper.sh/v1, leaves fields open. */
function parametersIn({ openAPIV3Schema, legacySchema }: Json): Json {
  return isObject(openAPIV3Schema) && legacySchema !== true ? openAPIV3Schema : open;
}

/** The CustomResourceDefinition that Gatekeeper creates; `match` and what is said about enforcement are left to it. */
function definition(kind: string, plural: string, parameters: Json): Json {
  const spec = { ...open, properties: { enforcementAction: { type: 'string' }, match: open, parameters } };
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec, status: open } } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular: plural },
      scope: 'Cluster',
      versions: ['v1beta1', 'v1alpha1'].map((name) => ({
        name,
        served: true,
        storage: name === 'v1beta1',
        schema,
        subresources: { status: {} },
      })),
    },
  };
}

const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function inner(object: Json, key: string): Json {
  const value = object[key];
  return isObject(value) ? value : {};
}
