# METADATA
# title: Nodes are no newer than the control plane, nor much older
# description: >-
#   A kubelet may be up to three minor versions older than the API server, and never newer; outside of that it fails in ways
#   that nobody tests.
# related_resources:
# - description: Version skew policy
#   ref: https://kubernetes.io/releases/version-skew-policy/
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [kind.x-k8s.io/Cluster, cluster.x-k8s.io/MachineDeployment]
#   remediation: >-
#     Upgrade the control plane before the nodes, and the nodes within three minor versions.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["version-skew"]

import data.lib.releases

violations contains violation if {
	some node in releases.versions(input.resource)
	node.role == "worker"
	some minor in _control_planes
	problem := _problem(node.minor, minor)

	violation := {"path": node.path, "message": $"the node runs 1.{node.minor}, {problem} than the control plane, which runs 1.{minor}"}
}

_problem(node, control_plane) := "newer" if node > control_plane

_problem(node, control_plane) := "more than three minor versions older" if control_plane - node > 3

_control_planes contains version.minor if {
	some version in releases.versions(input.resource)
	version.role == "control-plane"
}

_control_planes contains to_number(numbers[0][1]) if {
	some version in input.facts.controlPlanes
	numbers := regex.find_all_string_submatch_n(`^v?1\.(\d+)`, version, 1)
}
