package rules.reliability["recreate-with-rwo_test"]

import data.lib.testing
import data.rules.reliability["recreate-with-rwo"] as rule

_mounting(fields, modes) := object.union(
	testing.deployment(fields, {}),
	{"facts": {"autoscalers": [], "claims": [{"name": "data", "index": 0, "accessModes": modes}]}},
)

test_rolling_update_is_reported if {
	some violation in rule.violations with input as _mounting({}, ["ReadWriteOnce"])
	violation.path == ["spec", "strategy"]
}

test_recreate_passes if {
	count(rule.violations) == 0 with input as _mounting({"strategy": {"type": "Recreate"}}, ["ReadWriteOnce"])
}

test_no_surge_passes if {
	strategy := {"strategy": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": 1}}}
	count(rule.violations) == 0 with input as _mounting(strategy, ["ReadWriteOncePod"])
}

test_shared_volume_passes if {
	count(rule.violations) == 0 with input as _mounting({}, ["ReadWriteOnce", "ReadWriteMany"])
}

test_replicas_are_left_to_another_rule if {
	count(rule.violations) == 0 with input as _mounting({"replicas": 2}, ["ReadWriteOnce"])
}
