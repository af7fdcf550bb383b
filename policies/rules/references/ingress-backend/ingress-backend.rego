# METADATA
# title: Ingresses lead to a Service that exists
# description: >-
#   The controller answers 503 for a path whose Service, or whose port of it, does not exist.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [networking.k8s.io/Ingress]
#   remediation: >-
#     Correct `backend.service`: the name of a Service in the same namespace, and a port that it has.
#   equivalents:
#   - kube-linter/dangling-ingress
#   - kube-score/ingress-targets-service
#   - kubevious/ingress-service-ref
#   - kubescape/C-0298
#   since: 0.1.0
package rules.references["ingress-backend"]

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
