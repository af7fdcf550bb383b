# METADATA
# title: Volumes of type `emptyDir` have a size
# description: >-
#   A volume without a size fills the disk of its node, or in memory counts against the limits of its
#   containers.
# related_resources:
# - description: emptyDir
#   ref: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `emptyDir.sizeLimit`.
#   since: 0.1.0
package rules.resources["emptydir-size-limit"]

violations contains violation if {
	some index, volume in input.pod.spec.volumes
	"emptyDir" in object.keys(volume)
	not volume.emptyDir.sizeLimit

	violation := {
		"path": array.concat(input.pod.path, ["spec", "volumes", index, "emptyDir", "sizeLimit"]),
		"message": $"the emptyDir volume `{volume.name}` has no size limit",
	}
}
