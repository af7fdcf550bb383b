import type { Json, Resource } from '../model/resource.ts';
import type { Repository } from './facts.ts';
import { gathered, type Gatherers } from './gatherers.ts';
import { namespaceIsolation } from './namespaces.ts';
import { companionsOf, coverageOf, unmatchedPeers, unmatchedSubjects } from './network-policies.ts';
import { duplicateRoutes } from './network-routes.ts';
import { serviceRelations } from './network-services.ts';

const gatherers: Gatherers = {
  '/Namespace': namespaceIsolation,
  '/Service': serviceRelations,
  'cilium.io/CiliumClusterwideNetworkPolicy': unmatchedSubjects,
  'cilium.io/CiliumNetworkPolicy': unmatchedSubjects,
  'gateway.networking.k8s.io/GRPCRoute': duplicateRoutes,
  'gateway.networking.k8s.io/HTTPRoute': duplicateRoutes,
  'networking.k8s.io/Ingress': duplicateRoutes,
  'networking.k8s.io/NetworkPolicy': (policy, repository) => ({
    ...companionsOf(policy, repository),
    ...unmatchedPeers(policy, repository),
  }),
  'policy.networking.k8s.io/AdminNetworkPolicy': unmatchedSubjects,
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy': unmatchedSubjects,
};

/** How a resource takes part in the traffic of its cluster. */
export function networkFacts(resource: Resource, repository: Repository): Json {
  return gathered(gatherers, resource, repository) ?? coverageOf(resource, repository);
}
