package rules.security["run-as-root-user_test"]

import data.lib.testing
import data.rules.security["run-as-root-user"] as rule

test_root_is_reported if {
	pod := testing.pod({"securityContext": {"runAsUser": 0}, "containers": [{"name": "web", "securityContext": {"runAsUser": 0}}]})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "securityContext", "runAsUser"], ["spec", "containers", 0, "securityContext", "runAsUser"]}
}

test_user_namespace_makes_it_harmless_from_1_35 if {
	pod := testing.pod({"hostUsers": false, "securityContext": {"runAsUser": 0}})
	count(rule.violations) == 1 with input as pod with input.kubernetes.minor as 34
	count(rule.violations) == 0 with input as pod with input.kubernetes.minor as 35
}

test_others_pass if {
	count(rule.violations) == 0 with input as testing.pod({"securityContext": {"runAsUser": 65532}})
	count(rule.violations) == 0 with input as testing.pod({"containers": [{"name": "web"}]})
}
