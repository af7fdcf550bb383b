# METADATA
# title: Nothing talks to the cloud's metadata service
# description: >-
#   The metadata service of a cloud hands the node's credentials to whoever asks from a pod; workload identity
#   gives each pod its own instead.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload, /Service, networking.k8s.io/NetworkPolicy]
#   remediation: >-
#     Use the workload identity of the cloud (IRSA, EKS Pod Identity, GKE or Azure Workload Identity), and
#     block the address by a NetworkPolicy.
#   since: 0.1.0
package rules.security["instance-metadata-access"]

violations contains violation if {
	some container in input.pod.containers
	some place in _places(container.value)
	some address in _addresses
	contains(place.text, address)

	violation := {
		"path": array.concat(container.path, place.path),
		"message": $"container `{container.name}` refers to the metadata service {address}",
	}
}

violations contains violation if {
	input.resource.kind == "Service"
	input.resource.spec.externalName in _addresses

	violation := {
		"path": ["spec", "externalName"],
		"message": "the Service is a name for the metadata service",
	}
}

violations contains violation if {
	input.resource.kind == "NetworkPolicy"
	some rule, egress in input.resource.spec.egress
	some peer, to in egress.to
	split(to.ipBlock.cidr, "/")[0] in _addresses

	violation := {
		"path": ["spec", "egress", rule, "to", peer, "ipBlock", "cidr"],
		"message": "the policy opens the metadata service",
	}
}

_addresses := {"169.254.169.254", "fd00:ec2::254", "metadata.google.internal", "100.100.100.200"}

_places(container) := array.concat(
	[{"path": [field, index], "text": text} |
		some field in ["command", "args"]
		some index, text in container[field]
	],
	[{"path": ["env", index, "value"], "text": variable.value} | some index, variable in container.env],
)
