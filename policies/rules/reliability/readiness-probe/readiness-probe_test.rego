package rules.reliability["readiness-probe_test"]

import data.lib.testing
import data.rules.reliability["readiness-probe"] as rule

test_missing_probe_is_reported if {
	deployment := testing.deployment({}, {"containers": [{"name": "web", "ports": [{"containerPort": 80}]}]})
	some violation in rule.violations with input as deployment
	violation.path == ["spec", "template", "spec", "containers", 0, "readinessProbe"]
}

test_no_ports_need_no_probe if {
	count(rule.violations) == 0 with input as testing.deployment({}, {"containers": [{"name": "worker"}]})
}

test_ports_for_metrics_need_none if {
	ports := [{"name": "http-metrics", "containerPort": 9090}]
	deployment := testing.deployment({}, {"containers": [{"name": "worker", "ports": ports}]})
	count(rule.violations) == 0 with input as deployment
	served := object.union(deployment, {"facts": {"services": [{"name": "worker"}]}})
	count(rule.violations) == 1 with input as served
}
