package rules.security["capabilities-restricted_test"]

import data.lib.testing
import data.rules.security["capabilities-restricted"] as rule

test_missing_drop_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "capabilities", "drop"]
}

test_fix_drops_all if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	path := ["spec", "containers", 0, "securityContext", "capabilities", "drop"]
	violation.fix == [{"op": "set", "path": path, "value": ["ALL"]}]
}

test_fix_adds_to_what_is_dropped if {
	context := {"capabilities": {"drop": ["NET_RAW"]}}
	pod := testing.pod({"containers": [{"name": "web", "securityContext": context}]})
	some violation in rule.violations with input as pod
	path := ["spec", "containers", 0, "securityContext", "capabilities", "drop", 1]
	violation.fix == [{"op": "set", "path": path, "value": "ALL"}]
}

test_added_capability_is_reported if {
	capabilities := {"drop": ["ALL"], "add": ["NET_BIND_SERVICE", "SYS_ADMIN"]}
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"capabilities": capabilities}}]})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "containers", 0, "securityContext", "capabilities", "add", 1]}
}

test_windows_passes if {
	count(rule.violations) == 0 with input as testing.pod({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}

test_null_drops_nothing if {
	context := {"capabilities": {"drop": null}}
	pod := testing.pod({"containers": [{"name": "web", "securityContext": context}]})
	some violation in rule.violations with input as pod
	path := ["spec", "containers", 0, "securityContext", "capabilities", "drop"]
	violation.fix == [{"op": "set", "path": path, "value": ["ALL"]}]
}
