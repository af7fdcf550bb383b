package rules.reliability["undeclared-probe-port_test"]

import data.lib.testing
import data.rules.reliability["undeclared-probe-port"] as rule

_probed(probe) := testing.pod({"containers": [{
	"name": "web",
	"ports": [{"containerPort": 8080}],
	"livenessProbe": probe,
}]})

test_other_port_is_reported if {
	some violation in rule.violations with input as _probed({"grpc": {"port": 9090}})
	violation.path == ["spec", "containers", 0, "livenessProbe", "grpc", "port"]
}

test_declared_port_passes if {
	count(rule.violations) == 0 with input as _probed({"tcpSocket": {"port": 8080}})
}

test_commands_pass if {
	count(rule.violations) == 0 with input as _probed({"exec": {"command": ["true"]}})
}
