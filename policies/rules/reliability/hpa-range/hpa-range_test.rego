package rules.reliability["hpa-range_test"]

import data.lib.testing
import data.rules.reliability["hpa-range"] as rule

_autoscaler(kind, spec) := testing.resource({"kind": kind, "spec": spec})

test_no_room_is_reported if {
	autoscaler := _autoscaler("HorizontalPodAutoscaler", {"minReplicas": 3, "maxReplicas": 3})
	some violation in rule.violations with input as autoscaler
	violation.path == ["spec", "maxReplicas"]
}

test_default_is_one if {
	count(rule.violations) == 1 with input as _autoscaler("HorizontalPodAutoscaler", {"maxReplicas": 1})
}

test_keda_is_reported if {
	count(rule.violations) == 1 with input as _autoscaler("ScaledObject", {"minReplicaCount": 2, "maxReplicaCount": 2})
	count(rule.violations) == 0 with input as _autoscaler("ScaledObject", {"maxReplicaCount": 1})
}

test_room_passes if {
	count(rule.violations) == 0 with input as _autoscaler("HorizontalPodAutoscaler", {"minReplicas": 2, "maxReplicas": 3})
}

test_variable_passes if {
	count(rule.violations) == 0 with input as _autoscaler("HorizontalPodAutoscaler", {"maxReplicas": "${MAX}"})
}
