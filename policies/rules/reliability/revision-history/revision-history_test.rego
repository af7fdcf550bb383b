package rules.reliability["revision-history_test"]

import data.lib.testing
import data.rules.reliability["revision-history"] as rule

test_no_revision_is_reported if {
	some violation in rule.violations with input as testing.deployment({"revisionHistoryLimit": 0}, {})
	violation.path == ["spec", "revisionHistoryLimit"]
}

test_default_passes if {
	count(rule.violations) == 0 with input as testing.deployment({}, {})
}

test_one_passes if {
	count(rule.violations) == 0 with input as testing.deployment({"revisionHistoryLimit": 1}, {})
}
