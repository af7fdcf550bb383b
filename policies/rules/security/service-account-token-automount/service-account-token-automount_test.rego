package rules.security["service-account-token-automount_test"]

import data.lib.testing
import data.rules.security["service-account-token-automount"] as rule

test_unset_is_reported if {
	some violation in rule.violations with input as testing.deployment({}, {"containers": []})
	path := ["spec", "template", "spec", "automountServiceAccountToken"]
	violation.path == path
	violation.fix == [{"op": "set", "path": path, "value": false}]
}

test_a_decision_passes if {
	count(rule.violations) == 0 with input as testing.pod({"automountServiceAccountToken": true})
	count(rule.violations) == 0 with input as testing.pod({"automountServiceAccountToken": false})
}
