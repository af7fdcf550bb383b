# METADATA
# title: Environment variables are set once
# description: >-
#   Of two variables with one name the last one counts, and server-side apply refuses the object; whoever edits the first one
#   wonders why nothing changes.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove the variable that is not meant.
#   equivalents:
#   - kube-linter/duplicate-env-var
#   - kube-score/environment-variable-key-duplication
#   since: 0.1.0
package rules.reliability["duplicate-environment-variable"]

violations contains violation if {
	some container in input.pod.containers
	some index, variable in container.value.env
	some earlier, other in container.value.env
	earlier < index
	other.name == variable.name

	violation := {
		"path": array.concat(container.path, ["env", index, "name"]),
		"message": $"container `{container.name}` sets the variable `{variable.name}` again",
	}
}
