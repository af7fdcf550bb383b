# METADATA
# title: Pods do not reach the container runtime's socket
# description: >-
#   Whoever can talk to the container runtime can start a privileged container, and so owns the node.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove the volume; build images with a rootless builder instead of the node's runtime.
#   equivalents:
#   - kube-linter/docker-sock
#   - trivy/KSV-0006
#   - checkov/CKV_K8S_27
#   - kubescape/C-0074
#   - monokle/KBP101
#   since: 0.1.0
package rules.security["container-runtime-socket"]

_sockets := {"docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock", "dockershim.sock", "podman.sock"}

violations contains violation if {
	some index, volume in input.pod.spec.volumes
	parts := split(volume.hostPath.path, "/")
	parts[count(parts) - 1] in _sockets

	violation := {
		"path": array.concat(input.pod.path, ["spec", "volumes", index, "hostPath", "path"]),
		"message": $"volume `{volume.name}` hands over the container runtime",
	}
}
