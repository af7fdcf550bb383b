# METADATA
# title: Pods ask for a seccomp profile
# description: >-
#   Without a profile most nodes leave every system call of their kernel open; `RuntimeDefault` closes those
#   that no application needs.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `securityContext.seccompProfile.type: RuntimeDefault` on the pod.
#   equivalents:
#   - pod-security/seccompProfile_restricted
#   - kube-score/container-seccomp-profile
#   - polaris/linuxHardening
#   - trivy/KSV-0030
#   - checkov/CKV_K8S_31
#   - kubescape/C-0055
#   - monokle/PSS205
#   yieldsTo:
#   - security/seccomp-baseline
#   since: 0.1.0
package rules.security["seccomp-restricted"]

import data.lib.pods
import data.lib.security_contexts

violations contains violation if {
	not pods.is_windows
	some context in security_contexts.all
	is_object(context.value.seccompProfile)
	profile := object.get(context.value.seccompProfile, "type", "")
	not profile in {"RuntimeDefault", "Localhost"}

	violation := {
		"path": array.concat(context.path, ["seccompProfile", "type"]),
		"message": $"{context.owner} has the seccomp profile `{profile}`",
	}
}

violations contains violation if {
	not pods.is_windows
	some context in security_contexts.without("seccompProfile")

	violation := {
		"path": array.concat(context.path, ["seccompProfile"]),
		"message": $"{context.owner} has no seccomp profile",
	}
}
