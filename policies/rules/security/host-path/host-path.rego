# METADATA
# title: Pods do not mount paths of the node
# description: >-
#   A hostPath volume ties a pod to what happens to be on its node, and lets it read or change what other pods
#   and the kubelet rely on.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Use a PersistentVolumeClaim, an emptyDir, a ConfigMap or a projected volume; node agents carry an
#     exception with its reason.
#   equivalents:
#   - pod-security/hostPathVolumes
#   - polaris/hostPathSet
#   - trivy/KSV-0023
#   - kubescape/C-0048
#   - kube-linter/writable-host-mount
#   - kubescape/C-0045
#   - monokle/PSS105
#   yieldsTo:
#   - security/container-runtime-socket
#   since: 0.1.0
package rules.security["host-path"]

violations contains violation if {
	some index, volume in input.pod.spec.volumes
	is_object(volume.hostPath)

	violation := {
		"path": array.concat(input.pod.path, ["spec", "volumes", index, "hostPath"]),
		"message": $"volume `{volume.name}` mounts a path of the node",
	}
}
