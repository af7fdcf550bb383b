package rules.security["capabilities-baseline_test"]

import data.lib.testing
import data.rules.security["capabilities-baseline"] as rule

_pod(added) := testing.pod({"containers": [{"name": "web", "securityContext": {"capabilities": {"add": added}}}]})

test_other_capability_is_reported if {
	paths := {violation.path | some violation in rule.violations} with input as _pod(["CHOWN", "SYS_ADMIN"])
	paths == {["spec", "containers", 0, "securityContext", "capabilities", "add", 1]}
}

test_prefixed_name_is_reported if {
	count(rule.violations) == 1 with input as _pod(["CAP_CHOWN"])
}

test_default_capabilities_pass if {
	count(rule.violations) == 0 with input as _pod(["CHOWN", "NET_BIND_SERVICE"])
}
