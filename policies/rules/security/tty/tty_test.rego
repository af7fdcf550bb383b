package rules.security.tty_test

import data.lib.testing
import data.rules.security.tty as rule

test_each_field_is_reported if {
	pod := testing.pod({"containers": [{"name": "web", "stdin": true, "tty": true}]})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "containers", 0, "stdin"], ["spec", "containers", 0, "tty"]}
}

test_false_passes if {
	count(rule.violations) == 0 with input as testing.pod({"containers": [{"name": "web", "tty": false}]})
}
