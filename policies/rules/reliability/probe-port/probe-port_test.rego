package rules.reliability["probe-port_test"]

import data.lib.testing
import data.rules.reliability["probe-port"] as rule

_probed(role, port) := testing.pod({role: [{
	"name": "web",
	"restartPolicy": "Always",
	"ports": [{"name": "http", "containerPort": 8080}],
	"readinessProbe": {"httpGet": {"port": port}},
}]})

test_missing_name_is_reported if {
	some violation in rule.violations with input as _probed("containers", "web")
	violation.path == ["spec", "containers", 0, "readinessProbe", "httpGet", "port"]
}

test_sidecar_is_reported if {
	count(rule.violations) == 1 with input as _probed("initContainers", "web")
}

test_name_passes if {
	count(rule.violations) == 0 with input as _probed("containers", "http")
}

test_numbers_pass if {
	count(rule.violations) == 0 with input as _probed("containers", 9090)
	count(rule.violations) == 0 with input as _probed("containers", "9090")
}
