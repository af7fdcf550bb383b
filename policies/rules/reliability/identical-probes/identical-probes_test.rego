package rules.reliability["identical-probes_test"]

import data.lib.testing
import data.rules.reliability["identical-probes"] as rule

_probe := {"httpGet": {"path": "/", "port": 80}}

_probed(liveness) := testing.pod({"containers": [{"name": "web", "livenessProbe": liveness, "readinessProbe": _probe}]})

test_same_probes_are_reported if {
	some violation in rule.violations with input as _probed(_probe)
	violation.path == ["spec", "containers", 0, "livenessProbe"]
}

test_other_handler_passes if {
	count(rule.violations) == 0 with input as _probed({"tcpSocket": {"port": 80}})
}

test_more_patience_passes if {
	count(rule.violations) == 0 with input as _probed(object.union(_probe, {"failureThreshold": 6}))
}
