package rules.network["service-port-name_test"]

import data.lib.testing
import data.rules.network["service-port-name"] as rule

_service(port) := testing.resource({"spec": {"ports": [port]}})

test_port_without_name_is_reported if {
	some violation in rule.violations with input as _service({"port": 80})
	violation == {"path": ["spec", "ports", 0], "message": "port 80 has no name"}
}

test_name_passes if {
	count(rule.violations) == 0 with input as _service({"name": "http", "port": 80})
}

test_external_name_passes if {
	service := testing.resource({"spec": {"type": "ExternalName", "ports": [{"port": 80}]}})
	count(rule.violations) == 0 with input as service
}
