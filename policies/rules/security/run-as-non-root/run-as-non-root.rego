# METADATA
# title: Containers run as another user than root
# description: >-
#   Root in a container is root on the node as soon as anything in between fails; `runAsNonRoot` makes the
#   kubelet refuse to start it. From Kubernetes 1.35 on, pods with a user namespace (`hostUsers: false`) need
#   it no longer.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `securityContext.runAsNonRoot: true` on the pod or on each container.
#   equivalents:
#   - pod-security/runAsNonRoot
#   - kube-linter/run-as-non-root
#   - polaris/runAsRootAllowed
#   - trivy/KSV-0012
#   - checkov/CKV_K8S_23
#   - kubescape/C-0013
#   - monokle/PSS203
#   since: 0.1.0
package rules.security["run-as-non-root"]

import data.lib.pods
import data.lib.security_contexts

violations contains violation if {
	not _is_harmless
	some context in security_contexts.all
	context.value.runAsNonRoot == false

	violation := {
		"path": array.concat(context.path, ["runAsNonRoot"]),
		"message": $"{context.owner} may run as root",
	}
}

violations contains violation if {
	not _is_harmless
	some context in security_contexts.without("runAsNonRoot")

	violation := {
		"path": array.concat(context.path, ["runAsNonRoot"]),
		"message": $"{context.owner} may run as root",
	}
}

_is_harmless if {
	input.kubernetes.minor >= 35
	pods.has_user_namespace
}
