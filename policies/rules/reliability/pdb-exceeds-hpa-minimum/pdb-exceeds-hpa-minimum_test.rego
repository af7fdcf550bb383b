package rules.reliability["pdb-exceeds-hpa-minimum_test"]

import data.lib.testing
import data.rules.reliability["pdb-exceeds-hpa-minimum"] as rule

_budget(least, minimum) := object.union(
	testing.resource({"spec": {"minAvailable": least}}),
	{"facts": {"workloads": [{
		"replicas": null,
		"autoscalers": [{"kind": "HorizontalPodAutoscaler", "name": "web", "minimum": minimum, "maximum": 6}],
	}]}},
)

test_as_many_as_the_minimum_is_reported if {
	some violation in rule.violations with input as _budget(2, 2)
	violation.path == ["spec", "minAvailable"]
}

test_fewer_pass if {
	count(rule.violations) == 0 with input as _budget(1, 2)
	count(rule.violations) == 0 with input as _budget("50%", 2)
}

test_scaled_to_zero_counts_as_one if {
	count(rule.violations) == 1 with input as _budget(1, 0)
}

test_more_than_the_maximum_is_left_to_another_rule if {
	count(rule.violations) == 0 with input as _budget(6, 2)
}
