package rules.security["seccomp-restricted_test"]

import data.lib.testing
import data.rules.security["seccomp-restricted"] as rule

_profile(type) := {"seccompProfile": {"type": type}}

test_unset_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "seccompProfile"]
}

test_unconfined_is_reported if {
	pod := testing.pod({
		"securityContext": _profile("RuntimeDefault"),
		"containers": [{"name": "web", "securityContext": _profile("Unconfined")}],
	})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "securityContext", "seccompProfile", "type"]
}

test_profile_of_the_pod_passes if {
	pod := testing.pod({"securityContext": _profile("RuntimeDefault"), "containers": [{"name": "web"}]})
	count(rule.violations) == 0 with input as pod
}

test_profile_of_each_container_passes if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": _profile("Localhost")}]})
	count(rule.violations) == 0 with input as pod
}

test_windows_passes if {
	count(rule.violations) == 0 with input as testing.pod({"os": {"name": "windows"}, "containers": [{"name": "web"}]})
}
