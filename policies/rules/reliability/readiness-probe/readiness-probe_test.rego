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

test_a_service_needs_a_probe_without_ports if {
	containers := [{"name": "web"}, {"name": "proxy"}]
	served := object.union(testing.deployment({}, {"containers": containers}), {"facts": {"services": [{"name": "web"}]}})
	{violation.path | some violation in rule.violations with input as served} == {["spec", "template", "spec", "containers", 0, "readinessProbe"]}
}

test_one_probe_serves_containers_without_ports if {
	containers := [{"name": "web", "readinessProbe": {"tcpSocket": {"port": 80}}}, {"name": "proxy"}]
	served := object.union(testing.deployment({}, {"containers": containers}), {"facts": {"services": [{"name": "web"}]}})
	count(rule.violations) == 0 with input as served
}

test_pods_need_it_unless_they_end if {
	containers := [{"name": "web", "ports": [{"containerPort": 80}]}]
	count(rule.violations) == 1 with input as testing.pod({"containers": containers})
	count(rule.violations) == 0 with input as testing.pod({"containers": containers, "restartPolicy": "Never"})
}

test_ports_for_metrics_need_none if {
	ports := [{"name": "http-metrics", "containerPort": 9090}]
	deployment := testing.deployment({}, {"containers": [{"name": "worker", "ports": ports}]})
	count(rule.violations) == 0 with input as deployment
	served := object.union(deployment, {"facts": {"services": [{"name": "worker"}]}})
	count(rule.violations) == 1 with input as served
}
