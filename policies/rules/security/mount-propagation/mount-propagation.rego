# METADATA
# title: Mounts do not spread to the node
# description: >-
#   With `Bidirectional` propagation, what a container mounts appears on its node and in other pods, and stays
#   there when the container is gone.
# related_resources:
# - description: Mount propagation
#   ref: https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `mountPropagation`, or use `HostToContainer`; storage drivers, which need it, carry an exception
#     with its reason.
#   equivalents:
#   - monokle/KBP115
#   since: 0.1.0
package rules.security["mount-propagation"]

violations contains violation if {
	some container in input.pod.containers
	some index, mount in container.value.volumeMounts
	mount.mountPropagation == "Bidirectional"

	violation := {
		"path": array.concat(container.path, ["volumeMounts", index, "mountPropagation"]),
		"message": $"what container `{container.name}` mounts at {mount.mountPath} spreads to its node",
	}
}
