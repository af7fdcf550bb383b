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
