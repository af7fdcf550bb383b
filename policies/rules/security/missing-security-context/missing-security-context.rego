# METADATA
# title: Pods and containers have a security context
# description: >-
#   Without one a container runs as its image says, which most often means as root, with the default
#   capabilities.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Add a `securityContext` to the pod and to each container.
#   equivalents:
#   - trivy/KSV-0118
#   - checkov/CKV_K8S_29
#   - checkov/CKV_K8S_30
#   yieldsTo:
#   - security/run-as-non-root
#   since: 0.1.0
package rules.security["missing-security-context"]

import data.lib.security_contexts

violations contains violation if {
	some context in security_contexts.all
	context.value == {}

	violation := {
		"path": context.path,
		"message": $"{context.owner} has no security context",
	}
}
