# METADATA
# title: Control planes have an odd number of members
# description: >-
#   etcd needs a majority: a second member adds no tolerance and one more thing that can fail, and production survives the
#   loss of a node only with three.
# related_resources:
# - description: Fault tolerance of etcd
#   ref: https://etcd.io/docs/v3.6/faq/#why-an-odd-number-of-cluster-members
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds:
#   - kind.x-k8s.io/Cluster
#   - kubeadm.k8s.io/ClusterConfiguration
#   - controlplane.cluster.x-k8s.io/KubeadmControlPlane
#   remediation: >-
#     Run one, three or five members; three or five in production.
#   parameters:
#     production:
#       type: string
#       default: '(^|[-_.])(prod|production|live)([-_.]|$)'
#       description: What the name of a cluster of production matches, as RE2 reads it.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["control-plane-quorum"]

violations contains violation if {
	some members in _members
	members.count % 2 == 0

	violation := {"path": members.path, "message": $"{members.count} members of the control plane tolerate no more failures than {members.count - 1}"}
}

violations contains violation if {
	some members in _members
	members.count == 1
	regex.match(input.parameters["cluster/control-plane-quorum"].production, members.name)

	violation := {"path": members.path, "message": "one member of the control plane tolerates no failure in production"}
}

_members contains {"count": count(nodes), "path": ["nodes"], "name": object.get(input.resource, "name", "")} if {
	input.resource.kind == "Cluster"
	nodes := [node | some node in input.resource.nodes; node.role == "control-plane"]
	count(nodes) > 0
}

_members contains {"count": count(endpoints), "path": ["etcd", "external", "endpoints"], "name": object.get(input.resource, "clusterName", "")} if {
	endpoints := input.resource.etcd.external.endpoints
	count(endpoints) > 0
}

_members contains {"count": replicas, "path": ["spec", "replicas"], "name": input.resource.metadata.name} if {
	input.resource.kind == "KubeadmControlPlane"
	replicas := object.get(input.resource, ["spec", "replicas"], 1)
	is_number(replicas)
	replicas > 0
}
