package rules.reliability["cronjob-concurrency_test"]

import data.lib.testing
import data.rules.reliability["cronjob-concurrency"] as rule

test_missing_policy_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {}})
	violation.path == ["spec", "concurrencyPolicy"]
}

test_any_policy_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"concurrencyPolicy": "Allow"}})
}
