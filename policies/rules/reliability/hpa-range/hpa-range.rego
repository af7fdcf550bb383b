# METADATA
# title: Autoscalers have room to scale
# description: >-
#   When minimum and maximum are the same, the autoscaler never scales.
# related_resources:
# - description: Horizontal pod autoscaling
#   ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [autoscaling/HorizontalPodAutoscaler, keda.sh/ScaledObject]
#   remediation: >-
#     Set the maximum above the minimum, or remove the autoscaler and set `replicas`.
#   equivalents:
#   - polaris/hpaMaxAvailability
#   since: 0.1.0
package rules.reliability["hpa-range"]

_fields := {
	"HorizontalPodAutoscaler": {"least": "minReplicas", "most": "maxReplicas", "default": 1},
	"ScaledObject": {"least": "minReplicaCount", "most": "maxReplicaCount", "default": 0},
}

violations contains violation if {
	field := _fields[input.resource.kind]
	most := input.resource.spec[field.most]
	least := object.get(input.resource.spec, field.least, field["default"])
	is_number(most)
	is_number(least)
	least >= most

	violation := {
		"path": ["spec", field.most],
		"message": $"never scales: `{field.least}` is {least}, `{field.most}` is {most}",
	}
}
