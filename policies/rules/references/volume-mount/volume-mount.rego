# METADATA
# title: Mounted volumes exist
# description: >-
#   The API server refuses a pod that mounts a volume which it does not declare.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Add the volume to `volumes`, or correct the name of the mount. A StatefulSet's claim templates count as
#     volumes.
#   equivalents:
#   - kubevious/volume-mount-ref
#   - monokle/LNK001
#   since: 0.1.0
package rules.references["volume-mount"]

violations contains violation if {
	some container in input.pod.containers
	some index, mount in container.value.volumeMounts
	not mount.name in _volumes

	violation := {
		"path": array.concat(container.path, ["volumeMounts", index, "name"]),
		"message": $"container `{container.name}` mounts the volume `{mount.name}`, which the pod does not have",
	}
}

_volumes := {volume.name | some volume in input.pod.spec.volumes} | {claim.metadata.name |
	some claim in input.resource.spec.volumeClaimTemplates
}
