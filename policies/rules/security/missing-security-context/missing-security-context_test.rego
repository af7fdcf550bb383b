package rules.security["missing-security-context_test"]

import data.lib.testing
import data.rules.security["missing-security-context"] as rule

test_both_are_reported if {
	pod := testing.pod({"containers": [{"name": "web"}]})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "securityContext"], ["spec", "containers", 0, "securityContext"]}
}

test_empty_is_reported if {
	container := {"name": "web", "securityContext": {"privileged": false}}
	pod := testing.pod({"securityContext": {}, "containers": [container]})
	count(rule.violations) == 1 with input as pod
}

test_set_passes if {
	container := {"name": "web", "securityContext": {"privileged": false}}
	pod := testing.pod({"securityContext": {"runAsNonRoot": true}, "containers": [container]})
	count(rule.violations) == 0 with input as pod
}
