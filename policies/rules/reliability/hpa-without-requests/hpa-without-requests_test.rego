package rules.reliability["hpa-without-requests_test"]

import data.lib.testing
import data.rules.reliability["hpa-without-requests"] as rule

_autoscaler(fields, requests) := object.union(
	testing.resource({
		"apiVersion": "autoscaling/v2",
		"kind": object.get(fields, "kind", "HorizontalPodAutoscaler"),
		"spec": object.remove(fields, ["kind"]),
	}),
	{"facts": {"targets": [{
		"kind": "Deployment",
		"name": "web",
		"resources": {},
		"limitRanges": [],
		"containers": [
			{"name": "web", "role": "main", "value": {"resources": {"requests": requests}}},
			{"name": "setup", "role": "init", "value": {}},
		],
	}]}},
)

_by(resource, target) := {"metrics": [{"type": "Resource", "resource": {"name": resource, "target": target}}]}

_utilization := {"type": "Utilization", "averageUtilization": 70}

test_missing_request_is_reported if {
	some violation in rule.violations with input as _autoscaler(_by("cpu", _utilization), {"memory": "1Gi"})
	violation.path == ["spec", "metrics", 0]
}

test_default_metric_is_reported if {
	some violation in rule.violations with input as _autoscaler({}, {})
	violation.path == ["spec", "metrics"]
}

test_request_passes if {
	count(rule.violations) == 0 with input as _autoscaler(_by("cpu", _utilization), {"cpu": 1})
}

test_value_needs_none if {
	count(rule.violations) == 0 with input as _autoscaler(_by("cpu", {"type": "AverageValue", "averageValue": "500m"}), {})
}

test_one_container_is_meant if {
	source := {"name": "cpu", "container": "proxy", "target": _utilization}
	scaler := _autoscaler({"metrics": [{"type": "ContainerResource", "containerResource": source}]}, {})
	count(rule.violations) == 0 with input as scaler
}

test_keda_trigger_is_reported if {
	triggers := {"kind": "ScaledObject", "triggers": [{"type": "memory", "metricType": "Utilization", "metadata": {}}]}
	some violation in rule.violations with input as _autoscaler(triggers, {"cpu": 1})
	violation.path == ["spec", "triggers", 0]
	count(rule.violations) == 0 with input as _autoscaler(triggers, {"memory": "1Gi"})
}
