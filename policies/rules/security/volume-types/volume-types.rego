# METADATA
# title: Pods mount volumes of the core types only
# description: >-
#   Volumes of other types reach into the node, or into storage whose plugin has long left Kubernetes.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Use a PersistentVolumeClaim, or a configMap, csi, downwardAPI, emptyDir, ephemeral, image, projected or
#     secret volume.
#   equivalents:
#   - pod-security/restrictedVolumes
#   - trivy/KSV-0028
#   - trivy/KSV-0121
#   - gatekeeper/k8spspvolumetypes
#   - monokle/PSS201
#   since: 0.1.0
package rules.security["volume-types"]

_allowed := [
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"projected",
	"secret",
]

violations contains violation if {
	some index, volume in input.pod.spec.volumes
	not _is_allowed(volume)

	violation := {
		"path": array.concat(input.pod.path, ["spec", "volumes", index]),
		"message": $"volume `{volume.name}` {_problem(volume)}",
	}
}

_is_allowed(volume) if {
	some source in _allowed
	is_object(volume[source])
}

_problem(volume) := "does not say its type; write `emptyDir: {}`" if count(_sources(volume)) == 0

_problem(volume) := $"is of a type that the restricted standard does not allow: {concat(", ", sources)}" if {
	sources := _sources(volume)
	count(sources) > 0
}

_sources(volume) := [field | some field, _ in volume; field != "name"]
