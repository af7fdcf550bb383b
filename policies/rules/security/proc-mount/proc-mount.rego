# METADATA
# title: /proc stays masked
# description: >-
#   An unmasked /proc shows and lets a container change settings of the kernel that it shares with everything
#   on its node; only a user namespace makes that harmless, from Kubernetes 1.35 on.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `procMount`, or give the pod a user namespace of its own with `hostUsers: false`.
#   equivalents:
#   - pod-security/procMount
#   - kube-linter/unsafe-proc-mount
#   - polaris/procMount
#   - trivy/KSV-0027
#   - monokle/PSS109
#   - gatekeeper/k8spspprocmount
#   since: 0.1.0
package rules.security["proc-mount"]

import data.lib.pods

violations contains violation if {
	not _is_harmless
	some container in input.pod.containers
	mount := container.value.securityContext.procMount
	not mount in {"Default", null}

	violation := {
		"path": array.concat(container.path, ["securityContext", "procMount"]),
		"message": $"container `{container.name}` sees all of /proc: `{mount}`",
	}
}

_is_harmless if {
	input.kubernetes.minor >= 35
	pods.has_user_namespace
}
