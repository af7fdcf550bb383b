package rules.security["host-path_test"]

import data.lib.testing
import data.rules.security["host-path"] as rule

test_host_path_is_reported if {
	pod := testing.pod({"volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "logs", "hostPath": {"path": "/var/log"}}]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "volumes", 1, "hostPath"]
}

test_other_volumes_pass if {
	count(rule.violations) == 0 with input as testing.pod({"volumes": [{"name": "tmp", "emptyDir": {}}]})
}

test_no_volumes_pass if {
	count(rule.violations) == 0 with input as testing.pod({})
}
