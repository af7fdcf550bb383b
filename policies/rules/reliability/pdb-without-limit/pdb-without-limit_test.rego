package rules.reliability["pdb-without-limit_test"]

import data.lib.testing
import data.rules.reliability["pdb-without-limit"] as rule

test_neither_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {"selector": {}}})
	violation.path == ["spec", "maxUnavailable"]
}

test_one_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"minAvailable": 0}})
	count(rule.violations) == 0 with input as testing.resource({"spec": {"maxUnavailable": 1}})
}
