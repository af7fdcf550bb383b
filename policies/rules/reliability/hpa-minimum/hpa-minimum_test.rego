package rules.reliability["hpa-minimum_test"]

import data.lib.testing
import data.rules.reliability["hpa-minimum"] as rule

_autoscaler(spec) := object.union(
	testing.resource({"spec": spec}),
	{"parameters": {"reliability/hpa-minimum": {"minimum": 2}}},
)

test_one_is_reported if {
	some violation in rule.violations with input as _autoscaler({"minReplicas": 1})
	violation.path == ["spec", "minReplicas"]
}

test_default_is_one if {
	count(rule.violations) == 1 with input as _autoscaler({})
}

test_two_pass if {
	count(rule.violations) == 0 with input as _autoscaler({"minReplicas": 2})
}

test_scaled_to_zero_passes if {
	count(rule.violations) == 0 with input as _autoscaler({"minReplicas": 0})
}
