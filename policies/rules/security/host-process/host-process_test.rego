package rules.security["host-process_test"]

import data.lib.testing
import data.rules.security["host-process"] as rule

test_pod_is_reported if {
	pod := testing.pod({"securityContext": {"windowsOptions": {"hostProcess": true}}})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "securityContext", "windowsOptions", "hostProcess"]
}

test_container_is_reported if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"windowsOptions": {"hostProcess": true}}}]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "securityContext", "windowsOptions", "hostProcess"]
}

test_false_passes if {
	pod := testing.pod({"securityContext": {"windowsOptions": {"hostProcess": false}}, "containers": [{"name": "web"}]})
	count(rule.violations) == 0 with input as pod
}
