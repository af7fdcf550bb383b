package rules.security["privileged-port_test"]

import data.lib.testing
import data.rules.security["privileged-port"] as rule

_pod(port) := testing.pod({"containers": [{"name": "web", "ports": [{"containerPort": port}]}]})

test_low_port_is_reported if {
	some violation in rule.violations with input as _pod(1023)
	violation.path == ["spec", "containers", 0, "ports", 0, "containerPort"]
}

test_high_port_passes if {
	count(rule.violations) == 0 with input as _pod(1024)
}
