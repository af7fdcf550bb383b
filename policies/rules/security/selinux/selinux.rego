# METADATA
# title: SELinux labels stay those of containers
# description: >-
#   Another SELinux user, role or type takes a container out of the confinement that its node gives to all of
#   them.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `user` and `role` from `seLinuxOptions`, and keep `type` to those of containers, such as
#     `container_t`.
#   equivalents:
#   - pod-security/seLinuxOptions
#   - trivy/KSV-0025
#   - gatekeeper/k8spspselinuxv2
#   - monokle/PSS108
#   since: 0.1.0
package rules.security.selinux

import data.lib.security_contexts

violations contains violation if {
	some context in security_contexts.all
	type := context.value.seLinuxOptions.type
	not type in {"", null}
	not _is_allowed(type)

	violation := {
		"path": array.concat(context.path, ["seLinuxOptions", "type"]),
		"message": $"{context.owner} has the SELinux type `{type}`",
	}
}

violations contains violation if {
	some context in security_contexts.all
	some field in ["user", "role"]
	value := context.value.seLinuxOptions[field]
	not value in {"", null}

	violation := {
		"path": array.concat(context.path, ["seLinuxOptions", field]),
		"message": $"{context.owner} sets the SELinux {field} `{value}`",
	}
}

_is_allowed(type) if type in {"container_t", "container_init_t", "container_kvm_t"}

_is_allowed("container_engine_t") if input.kubernetes.minor >= 31
