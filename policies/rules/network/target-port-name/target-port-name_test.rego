package rules.network["target-port-name_test"]

import data.lib.testing
import data.rules.network["target-port-name"] as rule

_service(port, pod_ports) := object.union(
	testing.resource({"spec": {"ports": [port]}}),
	{"facts": {"podPorts": pod_ports}},
)

_http := {"name": "http", "protocol": "TCP"}

test_missing_name_is_reported if {
	some violation in rule.violations with input as _service({"port": 80, "targetPort": "web"}, [_http])
	violation.path == ["spec", "ports", 0, "targetPort"]
}

test_no_ports_are_reported if {
	count(rule.violations) == 1 with input as _service({"port": 80, "targetPort": "web"}, [])
}

test_other_protocol_is_reported if {
	port := {"port": 80, "protocol": "UDP", "targetPort": "http"}
	count(rule.violations) == 1 with input as _service(port, [_http])
}

test_name_passes if {
	count(rule.violations) == 0 with input as _service({"port": 80, "targetPort": "http"}, [_http])
}

test_number_passes if {
	count(rule.violations) == 0 with input as _service({"port": 80, "targetPort": 8080}, [_http])
}

test_unknown_pods_pass if {
	service := testing.resource({"spec": {"ports": [{"port": 80, "targetPort": "web"}]}})
	count(rule.violations) == 0 with input as service
}
