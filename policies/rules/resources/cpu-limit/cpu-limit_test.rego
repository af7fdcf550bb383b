package rules.resources["cpu-limit_test"]

import data.lib.testing
import data.rules.resources["cpu-limit"] as rule

test_missing_cpu_limit_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "resources", "limits", "cpu"]
}

test_cpu_limit_passes if {
	pod := testing.pod({"containers": [{"name": "web", "resources": {"limits": {"cpu": 1}}}]})
	count(rule.violations) == 0 with input as pod
}

test_sidecar_is_reported if {
	sidecar := {"name": "proxy", "restartPolicy": "Always"}
	count(rule.violations) == 1 with input as testing.pod({"initContainers": [sidecar, {"name": "setup"}]})
}
