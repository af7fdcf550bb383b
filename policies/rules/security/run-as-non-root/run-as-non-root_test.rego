package rules.security["run-as-non-root_test"]

import data.lib.testing
import data.rules.security["run-as-non-root"] as rule

test_unset_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "securityContext", "runAsNonRoot"]
}

test_container_overrides_pod if {
	pod := testing.pod({
		"securityContext": {"runAsNonRoot": true},
		"containers": [{"name": "web", "securityContext": {"runAsNonRoot": false}}],
	})
	count(rule.violations) == 1 with input as pod
}

test_pod_that_allows_root_is_reported_once if {
	pod := testing.pod({"securityContext": {"runAsNonRoot": false}, "containers": [{"name": "web"}]})
	paths := {violation.path | some violation in rule.violations} with input as pod
	paths == {["spec", "securityContext", "runAsNonRoot"]}
}

test_user_namespace_makes_it_harmless_from_1_35 if {
	pod := testing.pod({"hostUsers": false, "containers": [{"name": "web"}]})
	count(rule.violations) == 1 with input as pod with input.kubernetes.minor as 34
	count(rule.violations) == 0 with input as pod with input.kubernetes.minor as 35
}

test_pod_setting_passes if {
	pod := testing.pod({"securityContext": {"runAsNonRoot": true}, "containers": [{"name": "web"}]})
	count(rule.violations) == 0 with input as pod
}

test_container_setting_passes if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"runAsNonRoot": true}}]})
	count(rule.violations) == 0 with input as pod
}
