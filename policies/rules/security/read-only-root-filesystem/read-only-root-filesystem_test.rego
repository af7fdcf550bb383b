package rules.security["read-only-root-filesystem_test"]

import data.lib.testing
import data.rules.security["read-only-root-filesystem"] as rule

test_unset_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"]
}

test_read_only_passes if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"readOnlyRootFilesystem": true}}]})
	count(rule.violations) == 0 with input as pod
}
