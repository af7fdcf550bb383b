package rules.security["host-port_test"]

import data.lib.testing
import data.rules.security["host-port"] as rule

_pod(ports) := testing.pod({"containers": [{"name": "web", "ports": ports}]})

test_host_port_is_reported if {
	some violation in rule.violations with input as _pod([{"containerPort": 80}, {"containerPort": 443, "hostPort": 443}])
	violation.path == ["spec", "containers", 0, "ports", 1, "hostPort"]
}

test_no_host_port_passes if {
	count(rule.violations) == 0 with input as _pod([{"containerPort": 80}, {"containerPort": 443, "hostPort": 0}])
}
