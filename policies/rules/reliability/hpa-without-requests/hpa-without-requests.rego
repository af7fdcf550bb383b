# METADATA
# title: Pods request what they are scaled by
# description: >-
#   Utilization is a share of the request; where a container has none, the autoscaler cannot compute it and
#   does nothing.
# related_resources:
# - description: Horizontal pod autoscaling
#   ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [autoscaling/HorizontalPodAutoscaler, keda.sh/ScaledObject]
#   remediation: >-
#     Set the request in every container of the workload, or scale by `averageValue`.
#   since: 0.1.0
package rules.reliability["hpa-without-requests"]

import data.lib.requirements

violations contains violation if {
	some metric in _metrics
	some target in input.facts.targets
	some container in target.containers
	container.role in {"main", "sidecar"}
	metric.container in {"", container.name}
	not requirements.is_requested(target, container, metric.resource)

	violation := {
		"path": metric.path,
		"message": $"container `{container.name}` of {target.kind} `{target.name}` has no {metric.resource} request",
	}
}

_metrics contains metric if {
	some index, item in input.resource.spec.metrics
	some field in ["resource", "containerResource"]
	source := item[field]
	source.target.averageUtilization
	metric := {
		"path": ["spec", "metrics", index],
		"resource": source.name,
		"container": object.get(source, "container", ""),
	}
}

# without any metric, Kubernetes scales by the use of CPU
_metrics contains {"path": _default_path, "resource": "cpu", "container": ""} if {
	input.resource.kind == "HorizontalPodAutoscaler"
	count(object.get(input.resource.spec, "metrics", [])) == 0
}

_default_path := ["spec", "targetCPUUtilizationPercentage"] if input.resource.apiVersion == "autoscaling/v1"

_default_path := ["spec", "metrics"] if input.resource.apiVersion != "autoscaling/v1"

_metrics contains metric if {
	some index, trigger in input.resource.spec.triggers
	trigger.type in {"cpu", "memory"}
	"Utilization" in {object.get(trigger, "metricType", ""), object.get(trigger, ["metadata", "type"], "")}
	metric := {
		"path": ["spec", "triggers", index],
		"resource": trigger.type,
		"container": object.get(trigger, ["metadata", "containerName"], ""),
	}
}
