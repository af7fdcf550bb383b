# METADATA
# title: Seccomp is not switched off
# description: >-
#   `Unconfined` opens every system call of the node's kernel to the container, those that past break-outs went
#   through included.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `seccompProfile.type` to `RuntimeDefault`, or remove it.
#   equivalents:
#   - pod-security/seccompProfile_baseline
#   - trivy/KSV-0104
#   - monokle/PSS110
#   since: 0.1.0
package rules.security["seccomp-baseline"]

import data.lib.security_contexts

violations contains violation if {
	some context in security_contexts.all
	is_object(context.value.seccompProfile)
	profile := object.get(context.value.seccompProfile, "type", "")
	not profile in {"RuntimeDefault", "Localhost"}

	violation := {
		"path": array.concat(context.path, ["seccompProfile", "type"]),
		"message": $"{context.owner} has the seccomp profile `{profile}`",
	}
}
