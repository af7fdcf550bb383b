package rules.security["privilege-escalation_test"]

import data.lib.testing
import data.rules.security["privilege-escalation"] as rule

test_unset_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"]
}

test_true_is_reported if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"allowPrivilegeEscalation": true}}]})
	count(rule.violations) == 1 with input as pod
}

test_false_passes if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"allowPrivilegeEscalation": false}}]})
	count(rule.violations) == 0 with input as pod
}

test_fix_sets_false if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	path := ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"]
	violation.fix == [{"op": "set", "path": path, "value": false}]
}

test_what_the_api_server_would_refuse_is_no_fix if {
	contexts := [
		{"context": {"privileged": true}, "path": ["privileged"]},
		{"context": {"capabilities": {"add": ["KILL", "SYS_ADMIN"]}}, "path": ["capabilities", "add", 1]},
		{"context": {"capabilities": {"add": ["CAP_SYS_ADMIN"]}}, "path": ["capabilities", "add", 0]},
	]
	every case in contexts {
		pod := testing.pod({"containers": [{"name": "web", "securityContext": case.context}]})
		some violation in rule.violations with input as pod
		violation.fix == []
		violation.path == array.concat(["spec", "containers", 0, "securityContext"], case.path)
	}
}

test_windows_passes if {
	pod := testing.pod({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
	count(rule.violations) == 0 with input as pod
}
