# METADATA
# title: The control plane has an address of its own
# description: >-
#   Certificates and kubeconfigs hold the address of the API server: when it is that of one node, the node can never be
#   replaced, nor another control plane node added.
# related_resources:
# - description: Creating highly available clusters with kubeadm
#   ref: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/high-availability/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [kubeadm.k8s.io/ClusterConfiguration]
#   remediation: >-
#     Set `controlPlaneEndpoint` to the name of a load balancer or of a virtual address.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["control-plane-endpoint"]

violations contains {"path": ["controlPlaneEndpoint"], "message": "the control plane has no address of its own"} if {
	object.get(input.resource, "controlPlaneEndpoint", "") == ""
}

violations contains {"path": ["controlPlaneEndpoint"], "message": "the address of the control plane is that of a node"} if {
	some address in input.facts.nodeAddresses
	_is_at(input.resource.controlPlaneEndpoint, address)
}

_is_at(endpoint, address) if endpoint == address

_is_at(endpoint, address) if startswith(endpoint, $"{address}:")
