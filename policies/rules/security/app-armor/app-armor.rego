# METADATA
# title: AppArmor stays on
# description: >-
#   The runtime's default AppArmor profile keeps a process from the parts of its node that no container needs;
#   `Unconfined` switches it off.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove the setting, or set `appArmorProfile.type` to `RuntimeDefault` or `Localhost`.
#   equivalents:
#   - pod-security/appArmorProfile
#   - gatekeeper/k8spspapparmor
#   - monokle/PSS107
#   since: 0.1.0
package rules.security["app-armor"]

import data.lib.security_contexts

violations contains violation if {
	some context in security_contexts.all
	is_object(context.value.appArmorProfile)
	profile := object.get(context.value.appArmorProfile, "type", "")
	not profile in {"RuntimeDefault", "Localhost"}

	violation := {
		"path": array.concat(context.path, ["appArmorProfile", "type"]),
		"message": $"{context.owner} has the AppArmor profile `{profile}`",
	}
}

# the form before 1.30, which still counts
violations contains violation if {
	some name, profile in input.pod.metadata.annotations
	startswith(name, "container.apparmor.security.beta.kubernetes.io/")
	not profile in {"", "runtime/default", null}
	not startswith(profile, "localhost/")

	violation := {
		"path": array.concat(input.pod.path, ["metadata", "annotations", name]),
		"message": $"an annotation sets the AppArmor profile `{profile}`",
	}
}
