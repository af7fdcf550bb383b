# METADATA
# title: The number of nodes follows the load
# description: >-
#   A group of fixed size leaves pods pending in a peak, and pays for idle nodes at night.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [eksctl.io/ClusterConfig]
#   remediation: >-
#     Set a `maxSize` above `minSize` and run the cluster autoscaler, or use Karpenter or EKS Auto Mode.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["node-autoscaling"]

violations contains violation if {
	not input.resource.autoModeConfig.enabled
	not input.resource.karpenter
	some field in ["nodeGroups", "managedNodeGroups"]
	some index, group in input.resource[field]
	_maximum(group) <= _minimum(group)

	violation := {"path": [field, index, "maxSize"], "message": $"node group `{object.get(group, "name", "")}` has a fixed size"}
}

# eksctl takes two nodes where nothing is said
_minimum(group) := object.get(group, "minSize", object.get(group, "desiredCapacity", 2))

_maximum(group) := object.get(group, "maxSize", object.get(group, "desiredCapacity", _minimum(group)))
