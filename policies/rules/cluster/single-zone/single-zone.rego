# METADATA
# title: Clusters span several zones
# description: >-
#   When the one zone fails, everything that runs there does, whatever its replicas.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [eksctl.io/ClusterConfig]
#   remediation: >-
#     List three availability zones, or leave them out, so that eksctl takes several.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["single-zone"]

# EKS wants two zones for the control plane; nodes may be in one
violations contains violation if {
	some field in ["nodeGroups", "managedNodeGroups"]
	groups := object.get(input.resource, field, [])
	some index, group in groups
	count(group.availabilityZones) == 1
	not _elsewhere(group.availabilityZones[0])

	violation := {
		"path": [field, index, "availabilityZones"],
		"message": $"all nodes are in the zone `{group.availabilityZones[0]}`",
	}
}

# one group for each zone is how storage of one zone is scaled
_elsewhere(zone) if {
	some field in ["nodeGroups", "managedNodeGroups"]
	some group in input.resource[field]
	count({other | some other in group.availabilityZones; other != zone}) > 0
}

_elsewhere(_) if {
	some field in ["nodeGroups", "managedNodeGroups"]
	some group in input.resource[field]
	not group.availabilityZones
}
