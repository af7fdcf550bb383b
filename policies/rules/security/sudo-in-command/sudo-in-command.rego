# METADATA
# title: Commands do without sudo
# description: >-
#   sudo needs a setuid binary in the image and privilege escalation, which are what an intruder looks for.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Run the container as the user that the command needs, and remove `sudo`.
#   equivalents:
#   - kubescape/C-0062
#   since: 0.1.0
package rules.security["sudo-in-command"]

violations contains violation if {
	some container in input.pod.containers
	some field in ["command", "args"]
	some index, word in container.value[field]
	contains(word, "sudo")
	regex.match(`(^|[\s;&|(/])sudo(\s|$)`, word)

	violation := {
		"path": array.concat(container.path, [field, index]),
		"message": $"container `{container.name}` calls sudo",
	}
}
