# METADATA
# title: Containers are not told to run as root
# description: >-
#   `runAsUser: 0` overrides the user that the image names: the process is root, on the node too as soon as
#   anything in between fails. From Kubernetes 1.35 on, pods with a user namespace (`hostUsers: false`) may
#   have it.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `runAsUser` to the user of the image, or remove it and set `runAsNonRoot: true`.
#   equivalents:
#   - pod-security/runAsUser
#   - trivy/KSV-0105
#   - monokle/PSS204
#   - kube-linter/run-as-non-root
#   since: 0.1.0
package rules.security["run-as-root-user"]

import data.lib.pods
import data.lib.security_contexts

violations contains violation if {
	not _is_harmless
	some context in security_contexts.all
	context.value.runAsUser == 0

	violation := {
		"path": array.concat(context.path, ["runAsUser"]),
		"message": $"{context.owner} runs as user 0, which is root",
	}
}

_is_harmless if {
	input.kubernetes.minor >= 35
	pods.has_user_namespace
}
