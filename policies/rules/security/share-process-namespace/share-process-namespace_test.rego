package rules.security["share-process-namespace_test"]

import data.lib.testing
import data.rules.security["share-process-namespace"] as rule

test_shared_is_reported if {
	some violation in rule.violations with input as testing.pod({"shareProcessNamespace": true})
	violation.path == ["spec", "shareProcessNamespace"]
}

test_not_shared_passes if {
	count(rule.violations) == 0 with input as testing.pod({"shareProcessNamespace": false})
	count(rule.violations) == 0 with input as testing.pod({})
}
