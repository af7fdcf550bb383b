package rules.reliability["minimum-replicas_test"]

import data.lib.testing
import data.rules.reliability["minimum-replicas"] as rule

_deployment(fields) := object.union(testing.deployment(fields, {}), {"parameters": {"reliability/minimum-replicas": {"minimum": 2}}})

test_one_replica_is_reported if {
	some violation in rule.violations with input as _deployment({"replicas": 1})
	violation.path == ["spec", "replicas"]
}

test_default_is_one if {
	count(rule.violations) == 1 with input as _deployment({})
}

test_autoscaled_passes if {
	deployment := object.union(_deployment({}), {"facts": {"autoscalers": [{"name": "web"}]}})
	count(rule.violations) == 0 with input as deployment
}

test_scaled_to_zero_passes if {
	count(rule.violations) == 0 with input as _deployment({"replicas": 0})
}
