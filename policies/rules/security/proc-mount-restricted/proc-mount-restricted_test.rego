package rules.security["proc-mount-restricted_test"]

import data.lib.testing
import data.rules.security["proc-mount-restricted"] as rule

_pod := testing.pod({"hostUsers": false, "containers": [{"name": "web", "securityContext": {"procMount": "Unmasked"}}]})

test_unmasked_is_reported if {
	some violation in rule.violations with input as _pod
	violation.path == ["spec", "containers", 0, "securityContext", "procMount"]
}

test_older_versions_leave_it_to_the_baseline if {
	count(rule.violations) == 0 with input as _pod with input.kubernetes.minor as 34
}

test_default_passes if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"procMount": "Default"}}]})
	count(rule.violations) == 0 with input as pod
}
