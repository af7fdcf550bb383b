# METADATA
# title: Routes lead to a Service that exists
# description: >-
#   A Gateway answers 500 for a rule whose backend, or whose port of it, does not exist.
# related_resources:
# - description: Backend references
#   ref: https://gateway-api.sigs.k8s.io/reference/spec/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds:
#   - gateway.networking.k8s.io/HTTPRoute
#   - gateway.networking.k8s.io/GRPCRoute
#   - gateway.networking.k8s.io/TLSRoute
#   - gateway.networking.k8s.io/TCPRoute
#   - gateway.networking.k8s.io/UDPRoute
#   remediation: >-
#     Correct `backendRefs`: the name of a Service, its namespace when it is another one, and a port that it has.
#   equivalents:
#   - kubevious/http-route-backend-ref
#   - kubescape/C-0302
#   since: 0.1.0
package rules.references["http-route-backend"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("/Service")

	violation := {
		"path": reference.path,
		"message": $"there is no Service `{reference.name}` {references.place(reference)}",
	}
}

violations contains violation if {
	some part in references.missing_parts("/Service")

	violation := {
		"path": part.path,
		"message": $"the Service `{part.object}` has no port `{part.name}`",
	}
}
