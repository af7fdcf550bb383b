package rules.security["proc-mount_test"]

import data.lib.testing
import data.rules.security["proc-mount"] as rule

_pod(mount, fields) := testing.pod(object.union(
	{"containers": [{"name": "web", "securityContext": {"procMount": mount}}]},
	fields,
))

test_unmasked_is_reported if {
	some violation in rule.violations with input as _pod("Unmasked", {})
	violation.path == ["spec", "containers", 0, "securityContext", "procMount"]
}

test_user_namespace_makes_it_harmless_from_1_35 if {
	count(rule.violations) == 1 with input as _pod("Unmasked", {"hostUsers": false}) with input.kubernetes.minor as 34
	count(rule.violations) == 0 with input as _pod("Unmasked", {"hostUsers": false}) with input.kubernetes.minor as 35
	count(rule.violations) == 1 with input as _pod("Unmasked", {"hostUsers": true}) with input.kubernetes.minor as 35
}

test_default_passes if {
	count(rule.violations) == 0 with input as _pod("Default", {})
	count(rule.violations) == 0 with input as testing.pod({"containers": [{"name": "web"}]})
}
