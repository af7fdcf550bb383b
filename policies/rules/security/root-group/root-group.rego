# METADATA
# title: Containers do not run in the root group
# description: >-
#   Files of the root group are open to a process in it, on volumes of the node too, whatever its user is.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `runAsGroup` and `fsGroup` to a group of the application, and remove 0 from `supplementalGroups`.
#   equivalents:
#   - trivy/KSV-0116
#   - kube-linter/run-as-non-root
#   - monokle/KBP109
#   since: 0.1.0
package rules.security["root-group"]

import data.lib.security_contexts

violations contains violation if {
	some context in security_contexts.all
	some field in ["runAsGroup", "fsGroup"]
	context.value[field] == 0

	violation := {
		"path": array.concat(context.path, [field]),
		"message": $"{context.owner} is in group 0, which is root's: `{field}`",
	}
}

violations contains violation if {
	some index, group in security_contexts.pod.value.supplementalGroups
	group == 0

	violation := {
		"path": array.concat(security_contexts.pod.path, ["supplementalGroups", index]),
		"message": "the pod is in group 0, which is root's: `supplementalGroups`",
	}
}
