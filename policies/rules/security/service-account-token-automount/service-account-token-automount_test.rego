package rules.security["service-account-token-automount_test"]

import data.lib.testing
import data.rules.security["service-account-token-automount"] as rule

test_unset_is_reported if {
	some violation in rule.violations with input as testing.deployment({}, {"containers": []})
	violation.path == ["spec", "template", "spec", "automountServiceAccountToken"]
}

test_a_decision_passes if {
	count(rule.violations) == 0 with input as testing.pod({"automountServiceAccountToken": true})
	count(rule.violations) == 0 with input as testing.pod({"automountServiceAccountToken": false})
}
