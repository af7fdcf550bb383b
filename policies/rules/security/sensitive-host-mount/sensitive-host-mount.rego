# METADATA
# title: Pods do not mount the node's system folders
# description: >-
#   These folders hold the node's programs, settings, keys and the data of all its pods: to read them is to
#   know the cluster, to write them is to own it.
# custom:
#   severity: error
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Mount the one file or folder below that is needed, with `readOnly: true`, or do without.
#   parameters:
#     paths:
#       type: array
#       items: { type: string }
#       default:
#       - /
#       - /boot
#       - /dev
#       - /etc
#       - /etc/kubernetes
#       - /etc/kubernetes/pki
#       - /home
#       - /lib
#       - /lib64
#       - /proc
#       - /root
#       - /run
#       - /sys
#       - /usr
#       - /var
#       - /var/lib
#       - /var/lib/containerd
#       - /var/lib/docker
#       - /var/lib/etcd
#       - /var/lib/kubelet
#       - /var/lib/kubelet/pki
#       - /var/run
#       description: Folders, without those below them.
#   equivalents:
#   - kube-linter/sensitive-host-mounts
#   yieldsTo:
#   - security/container-runtime-socket
#   since: 0.1.0
package rules.security["sensitive-host-mount"]

violations contains violation if {
	some index, volume in input.pod.spec.volumes
	path := _normal(volume.hostPath.path)
	path in input.parameters["security/sensitive-host-mount"].paths

	violation := {
		"path": array.concat(input.pod.path, ["spec", "volumes", index, "hostPath", "path"]),
		"message": $"volume `{volume.name}` mounts {path} of the node",
	}
}

_normal(path) := path if path == "/"

_normal(path) := trim_right(path, "/") if path != "/"
