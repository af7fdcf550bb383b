# METADATA
# title: Containers run in groups that the node does not have
# description: >-
#   A low group id is likely to be that of a group of the node, or of another image: whoever breaks out has
#   that group's files.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `runAsGroup` to 10000 or more, on the pod or on each container.
#   parameters:
#     minimum: { type: integer, minimum: 1, default: 10000, description: Lowest group that passes. }
#   equivalents:
#   - kube-score/container-security-context-user-group-id
#   - trivy/KSV-0021
#   - monokle/KBP105
#   yieldsTo:
#   - security/root-group
#   since: 0.1.0
package rules.security["low-gid"]

import data.lib.pods
import data.lib.security_contexts

violations contains violation if {
	not _has_users_of_its_own
	some context in security_contexts.all
	id := context.value.runAsGroup
	is_number(id)
	id < _minimum

	violation := {
		"path": array.concat(context.path, ["runAsGroup"]),
		"message": $"{context.owner} runs as group {id}, below {_minimum}",
	}
}

violations contains violation if {
	not _has_users_of_its_own
	some context in security_contexts.without("runAsGroup")

	violation := {
		"path": array.concat(context.path, ["runAsGroup"]),
		"message": $"{context.owner} runs as whatever group its image names",
	}
}

_has_users_of_its_own if pods.is_windows

_has_users_of_its_own if pods.has_user_namespace

_minimum := input.parameters["security/low-gid"].minimum
