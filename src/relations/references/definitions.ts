import type { Json, Resource } from '../../model/resource.ts';
import type { Repository } from '../facts.ts';
import { fieldPattern, fieldsAt } from './field.ts';

/** Of an object of a kind that no schema is known for: whether something in the repository may define the kind. */
export function definitionFacts(resource: Resource, { world, elsewhere, hasUnknownKind }: Repository): Json {
  const kind = world.kindOf(resource);
  const isCustom = kind.slice(0, kind.indexOf('/')).includes('.');
  if (!isCustom || !hasUnknownKind(resource)) return {};
  const exists =
    elsewhere.mayBring('apiextensions.k8s.io/CustomResourceDefinition', undefined, resource) ||
    definers.some(({ by, kindsOf }) => world.ofKind(by).some((definer) => kindsOf(definer.body).includes(kind)));
  return { definition: { exists } };
}

/** What makes CustomResourceDefinitions: Gatekeeper's templates, Crossplane's and kro's definitions. */
const definers: readonly { readonly by: string; readonly kindsOf: (body: Json) => readonly string[] }[] = [
  {
    by: 'apiextensions.k8s.io/CustomResourceDefinition',
    kindsOf: (body) => inGroup(at(body, 'spec.group'), [at(body, 'spec.names.kind')]),
  },
  {
    by: 'templates.gatekeeper.sh/ConstraintTemplate',
    kindsOf: (body) => inGroup('constraints.gatekeeper.sh', [at(body, 'spec.crd.spec.names.kind')]),
  },
  {
    by: 'apiextensions.crossplane.io/CompositeResourceDefinition',
    kindsOf: (body) => inGroup(at(body, 'spec.group'), [at(body, 'spec.names.kind'), at(body, 'spec.claimNames.kind')]),
  },
  {
    by: 'kro.run/ResourceGraphDefinition',
    kindsOf: (body) => inGroup(at(body, 'spec.schema.group') ?? 'kro.run', [at(body, 'spec.schema.kind')]),
  },
];

function inGroup(group: unknown, kinds: readonly unknown[]): string[] {
  return kinds.filter((kind) => typeof kind === 'string').map((kind) => `${String(group)}/${kind}`);
}

function at(body: Json, pattern: string): unknown {
  return fieldsAt(body, fieldPattern(pattern))[0]?.value;
}
