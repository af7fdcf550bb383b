package rules.security["host-namespaces_test"]

import data.lib.testing
import data.rules.security["host-namespaces"] as rule

test_each_field_is_reported if {
	pod := testing.pod({"hostNetwork": true, "hostPID": true, "hostIPC": true})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "hostNetwork"], ["spec", "hostPID"], ["spec", "hostIPC"]}
}

test_false_passes if {
	count(rule.violations) == 0 with input as testing.pod({"hostNetwork": false})
}
