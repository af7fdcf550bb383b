# METADATA
# title: Containers run as users that the node does not have
# description: >-
#   A low user id is likely to be that of a user of the node, or of another image: whoever breaks out has that
#   user's files.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `runAsUser` to 10000 or more, on the pod or on each container.
#   parameters:
#     minimum: { type: integer, minimum: 1, default: 10000, description: Lowest user that passes. }
#   equivalents:
#   - kube-score/container-security-context-user-group-id
#   - trivy/KSV-0020
#   - checkov/CKV_K8S_40
#   - monokle/KBP104
#   yieldsTo:
#   - security/run-as-root-user
#   since: 0.1.0
package rules.security["low-uid"]

import data.lib.pods
import data.lib.security_contexts

violations contains violation if {
	not _has_users_of_its_own
	some context in security_contexts.all
	id := context.value.runAsUser
	is_number(id)
	id < _minimum

	violation := {
		"path": array.concat(context.path, ["runAsUser"]),
		"message": $"{context.owner} runs as user {id}, below {_minimum}",
	}
}

violations contains violation if {
	not _has_users_of_its_own
	some context in security_contexts.without("runAsUser")

	violation := {
		"path": array.concat(context.path, ["runAsUser"]),
		"message": $"{context.owner} runs as whatever user its image names",
	}
}

_has_users_of_its_own if pods.is_windows

_has_users_of_its_own if pods.has_user_namespace

_minimum := input.parameters["security/low-uid"].minimum
