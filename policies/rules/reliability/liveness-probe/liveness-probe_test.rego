package rules.reliability["liveness-probe_test"]

import data.lib.testing
import data.rules.reliability["liveness-probe"] as rule

test_missing_probe_is_reported if {
	deployment := testing.deployment({}, {"containers": [{"name": "web"}]})
	some violation in rule.violations with input as deployment
	violation.path == ["spec", "template", "spec", "containers", 0, "livenessProbe"]
}

test_probe_passes if {
	deployment := testing.deployment({}, {"containers": [{"name": "web", "livenessProbe": {"tcpSocket": {"port": 80}}}]})
	count(rule.violations) == 0 with input as deployment
}

test_pods_need_it_unless_they_end if {
	count(rule.violations) == 1 with input as testing.pod({"containers": [{"name": "web"}]})
	count(rule.violations) == 0 with input as testing.pod({"restartPolicy": "OnFailure", "containers": [{"name": "web"}]})
}

test_init_containers_need_none if {
	deployment := testing.deployment({}, {"initContainers": [{"name": "setup"}]})
	count(rule.violations) == 0 with input as deployment
}
