package rules.security["container-runtime-socket_test"]

import data.lib.testing
import data.rules.security["container-runtime-socket"] as rule

test_socket_is_reported if {
	pod := testing.pod({"volumes": [{"name": "docker", "hostPath": {"path": "/var/run/docker.sock"}}]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "volumes", 0, "hostPath", "path"]
}

test_other_paths_pass if {
	pod := testing.pod({"volumes": [{"name": "logs", "hostPath": {"path": "/var/log"}}]})
	count(rule.violations) == 0 with input as pod
}
