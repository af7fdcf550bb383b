package rules.security["deprecated-service-account-field_test"]

import data.lib.testing
import data.rules.security["deprecated-service-account-field"] as rule

test_field_is_reported if {
	some violation in rule.violations with input as testing.pod({"serviceAccount": "web"})
	violation.path == ["spec", "serviceAccount"]
}

test_new_name_passes if {
	count(rule.violations) == 0 with input as testing.pod({"serviceAccountName": "web"})
	count(rule.violations) == 0 with input as testing.pod({"serviceAccount": "", "serviceAccountName": "web"})
}
