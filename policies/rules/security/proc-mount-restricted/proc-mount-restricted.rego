# METADATA
# title: /proc stays masked in user namespaces too
# description: >-
#   From Kubernetes 1.35 on, the baseline standard lets pods with a user namespace see all of /proc; the
#   restricted one still does not.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `procMount`.
#   equivalents:
#   - pod-security/procMount_restricted
#   yieldsTo:
#   - security/proc-mount
#   since: 0.1.0
package rules.security["proc-mount-restricted"]

violations contains violation if {
	input.kubernetes.minor >= 35
	some container in input.pod.containers
	mount := container.value.securityContext.procMount
	not mount in {"Default", null}

	violation := {
		"path": array.concat(container.path, ["securityContext", "procMount"]),
		"message": $"container `{container.name}` sees all of /proc: `{mount}`",
	}
}
