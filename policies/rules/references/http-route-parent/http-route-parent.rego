# METADATA
# title: Routes belong to a Gateway that exists
# description: >-
#   A route whose Gateway, or whose listener of it, does not exist is attached to nothing: no request reaches it.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   kinds:
#   - gateway.networking.k8s.io/HTTPRoute
#   - gateway.networking.k8s.io/GRPCRoute
#   - gateway.networking.k8s.io/TLSRoute
#   - gateway.networking.k8s.io/TCPRoute
#   - gateway.networking.k8s.io/UDPRoute
#   remediation: >-
#     Correct `parentRefs`: name and namespace of the Gateway, and a `sectionName` that is one of its listeners.
#   equivalents:
#   - kubevious/http-route-gateway-ref
#   since: 0.1.0
package rules.references["http-route-parent"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("gateway.networking.k8s.io/Gateway")

	violation := {
		"path": reference.path,
		"message": $"there is no Gateway `{reference.name}` {references.place(reference)}",
	}
}

violations contains violation if {
	some part in references.missing_parts("gateway.networking.k8s.io/Gateway")

	violation := {
		"path": part.path,
		"message": $"the Gateway `{part.object}` has no listener `{part.name}`",
	}
}
