package rules.reliability["hpa-and-replicas_test"]

import data.lib.testing
import data.rules.reliability["hpa-and-replicas"] as rule

_scaled(fields) := object.union(
	testing.deployment(fields, {}),
	{"facts": {"autoscalers": [{"kind": "HorizontalPodAutoscaler", "name": "web"}]}},
)

test_both_are_reported if {
	some violation in rule.violations with input as _scaled({"replicas": 3})
	violation.path == ["spec", "replicas"]
}

test_autoscaler_alone_passes if {
	count(rule.violations) == 0 with input as _scaled({})
}

test_replicas_alone_pass if {
	count(rule.violations) == 0 with input as testing.deployment({"replicas": 3}, {})
}

test_several_autoscalers_are_one_violation if {
	deployment := object.union(testing.deployment({"replicas": 3}, {}), {"facts": {"autoscalers": [
		{"kind": "HorizontalPodAutoscaler", "name": "web"},
		{"kind": "HorizontalPodAutoscaler", "name": "gpu"},
	]}})
	messages := {violation.message | some violation in rule.violations with input as deployment}
	messages == {"`replicas` fights with HorizontalPodAutoscaler `gpu` and HorizontalPodAutoscaler `web`"}
}
