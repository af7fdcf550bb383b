package rules.security["low-gid_test"]

import data.lib.testing
import data.rules.security["low-gid"] as rule

_pod(spec) := object.union(testing.pod(spec), {"parameters": {"security/low-gid": {"minimum": 10000}}})

test_unset_is_reported if {
	some violation in rule.violations with input as _pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "runAsGroup"]
}

test_low_is_reported if {
	some violation in rule.violations with input as _pod({"securityContext": {"runAsGroup": 9999}, "containers": [{"name": "web"}]})
	violation.path == ["spec", "securityContext", "runAsGroup"]
}

test_high_passes if {
	count(rule.violations) == 0 with input as _pod({"securityContext": {"runAsGroup": 10000}, "containers": [{"name": "web"}]})
	container := {"name": "web", "securityContext": {"runAsGroup": 65532}}
	count(rule.violations) == 0 with input as _pod({"containers": [container]})
}

test_user_namespace_passes if {
	count(rule.violations) == 0 with input as _pod({"hostUsers": false, "containers": [{"name": "web"}]})
}

test_windows_passes if {
	count(rule.violations) == 0 with input as _pod({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}
