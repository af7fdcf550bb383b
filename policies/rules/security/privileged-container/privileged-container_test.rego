package rules.security["privileged-container_test"]

import data.lib.testing
import data.rules.security["privileged-container"] as rule

test_privileged_container_is_reported if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"privileged": true}}]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "securityContext", "privileged"]
}

test_privileged_init_container_is_reported if {
	pod := testing.pod({"initContainers": [{"name": "setup", "securityContext": {"privileged": true}}]})
	count(rule.violations) == 1 with input as pod
}

test_other_containers_pass if {
	pod := testing.pod({"containers": [{"name": "web", "securityContext": {"privileged": false}}, {"name": "log"}]})
	count(rule.violations) == 0 with input as pod
}
