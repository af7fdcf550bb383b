package rules.reliability["startup-probe-for-slow-liveness_test"]

import data.lib.testing
import data.rules.reliability["startup-probe-for-slow-liveness"] as rule

_delayed(fields) := object.union(
	testing.pod({"containers": [object.union({"name": "web", "livenessProbe": {"initialDelaySeconds": 60}}, fields)]}),
	{"parameters": {"reliability/startup-probe-for-slow-liveness": {"seconds": 30}}},
)

test_long_delay_is_reported if {
	some violation in rule.violations with input as _delayed({})
	violation.path == ["spec", "containers", 0, "livenessProbe", "initialDelaySeconds"]
}

test_startup_probe_passes if {
	count(rule.violations) == 0 with input as _delayed({"startupProbe": {}})
}

test_short_delay_passes if {
	count(rule.violations) == 0 with input as _delayed({"livenessProbe": {"initialDelaySeconds": 30}})
}
