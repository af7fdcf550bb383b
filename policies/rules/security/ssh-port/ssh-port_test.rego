package rules.security["ssh-port_test"]

import data.lib.testing
import data.rules.security["ssh-port"] as rule

_parameters := {"parameters": {"security/ssh-port": {"ports": [22]}}}

_pod(port) := object.union(testing.pod({"containers": [{"name": "web", "ports": [port]}]}), _parameters)

_service(port) := object.union(testing.resource({"kind": "Service", "spec": {"ports": [port]}}), _parameters)

test_container_is_reported if {
	some violation in rule.violations with input as _pod({"containerPort": 22})
	violation.path == ["spec", "containers", 0, "ports", 0, "containerPort"]
}

test_service_is_reported if {
	some violation in rule.violations with input as _service({"port": 2022, "targetPort": 22})
	violation.path == ["spec", "ports", 0, "targetPort"]
}

test_others_pass if {
	count(rule.violations) == 0 with input as _pod({"containerPort": 8080})
	count(rule.violations) == 0 with input as _pod({"containerPort": 22, "protocol": "UDP"})
	count(rule.violations) == 0 with input as _service({"port": 80, "targetPort": "http"})
}
