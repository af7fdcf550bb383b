# METADATA
# title: No two routes take the same requests
# description: >-
#   Which of two routes with the same host and path wins depends on the controller and on the age of the
#   objects: one application silently gets the requests of the other.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [networking.k8s.io/Ingress, gateway.networking.k8s.io/HTTPRoute, gateway.networking.k8s.io/GRPCRoute]
#   remediation: >-
#     Give each route a host or a path of its own, or put both backends into one route.
#   equivalents:
#   - gatekeeper/k8suniqueingresshost
#   - monokle/ingress-unique-paths
#   - monokle/ingress-unique-route-rules
#   - kyverno/unique-ingress-host-and-path
#   - kyverno/unique-ingress-paths
#   since: 0.1.0
package rules.network["duplicate-route"]

violations contains {"path": duplicate.path, "message": $"{duplicate.route} is also taken by {duplicate.by.kind} {_name(duplicate.by)}"} if {
	some duplicate in input.facts.duplicateRoutes
}

_name(id) := $"{id.namespace}/{id.name}" if id.namespace

_name(id) := id.name if not id.namespace
