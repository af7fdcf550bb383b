package rules.security["root-group_test"]

import data.lib.testing
import data.rules.security["root-group"] as rule

test_groups_are_reported if {
	pod := testing.pod({
		"securityContext": {"runAsGroup": 0, "fsGroup": 0, "supplementalGroups": [2000, 0]},
		"containers": [{"name": "web", "securityContext": {"runAsGroup": 0}}],
	})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {
		["spec", "securityContext", "runAsGroup"],
		["spec", "securityContext", "fsGroup"],
		["spec", "securityContext", "supplementalGroups", 1],
		["spec", "containers", 0, "securityContext", "runAsGroup"],
	}
}

test_others_pass if {
	pod := testing.pod({"securityContext": {"runAsGroup": 65532, "fsGroup": 65532}, "containers": [{"name": "web"}]})
	count(rule.violations) == 0 with input as pod
}
