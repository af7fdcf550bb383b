package rules.security["low-uid_test"]

import data.lib.testing
import data.rules.security["low-uid"] as rule

_pod(spec) := object.union(testing.pod(spec), {"parameters": {"security/low-uid": {"minimum": 10000}}})

test_unset_is_reported if {
	some violation in rule.violations with input as _pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "runAsUser"]
}

test_low_is_reported if {
	some violation in rule.violations with input as _pod({"securityContext": {"runAsUser": 9999}, "containers": [{"name": "web"}]})
	violation.path == ["spec", "securityContext", "runAsUser"]
}

test_high_passes if {
	count(rule.violations) == 0 with input as _pod({"securityContext": {"runAsUser": 10000}, "containers": [{"name": "web"}]})
	container := {"name": "web", "securityContext": {"runAsUser": 65532}}
	count(rule.violations) == 0 with input as _pod({"containers": [container]})
}

test_user_namespace_passes if {
	count(rule.violations) == 0 with input as _pod({"hostUsers": false, "containers": [{"name": "web"}]})
}

test_windows_passes if {
	count(rule.violations) == 0 with input as _pod({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}

test_null_counts_as_unset if {
	pod := _pod({"securityContext": {"runAsUser": null}, "containers": [{"name": "web"}]})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "containers", 0, "securityContext", "runAsUser"]}
}
