package rules.reliability["pdb-unhealthy-pods_test"]

import data.lib.testing
import data.rules.reliability["pdb-unhealthy-pods"] as rule

test_missing_policy_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {"maxUnavailable": 1}})
	violation.path == ["spec", "unhealthyPodEvictionPolicy"]
}

test_any_policy_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"unhealthyPodEvictionPolicy": "IfHealthyBudget"}})
}
