package rules.reliability["pdb-blocks-eviction_test"]

import data.lib.testing
import data.rules.reliability["pdb-blocks-eviction"] as rule

_budget(spec, replicas) := object.union(
	testing.resource({"spec": spec}),
	{"facts": {"workloads": [{"replicas": replicas, "autoscalers": []}]}},
)

test_none_unavailable_is_reported if {
	some violation in rule.violations with input as _budget({"maxUnavailable": 0}, 3)
	violation.path == ["spec", "maxUnavailable"]
}

test_all_available_is_reported if {
	count(rule.violations) == 1 with input as _budget({"minAvailable": "100%"}, 3)
}

test_as_many_as_there_are_is_reported if {
	some violation in rule.violations with input as _budget({"minAvailable": 1}, null)
	violation.path == ["spec", "minAvailable"]
}

test_percentage_rounds_up if {
	count(rule.violations) == 1 with input as _budget({"minAvailable": "51%"}, 2)
	count(rule.violations) == 0 with input as _budget({"minAvailable": "50%"}, 2)
}

test_fewer_pass if {
	count(rule.violations) == 0 with input as _budget({"minAvailable": 1}, 2)
}

test_none_running_passes if {
	count(rule.violations) == 0 with input as _budget({"minAvailable": 1}, 0)
}

test_unknown_passes if {
	count(rule.violations) == 0 with input as _budget({"minAvailable": 1}, "${REPLICAS}")
}
