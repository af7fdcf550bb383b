package rules.reliability["single-replica-rwo_test"]

import data.lib.testing
import data.rules.reliability["single-replica-rwo"] as rule

_mounting(number, modes) := object.union(
	testing.deployment({"replicas": number}, {}),
	{"facts": {"autoscalers": [], "claims": [{"name": "data", "index": 1, "accessModes": modes}]}},
)

test_two_replicas_are_reported if {
	some violation in rule.violations with input as _mounting(2, ["ReadWriteOnce"])
	violation.path == ["spec", "template", "spec", "volumes", 1, "persistentVolumeClaim"]
}

test_one_replica_passes if {
	count(rule.violations) == 0 with input as _mounting(1, ["ReadWriteOnce"])
}

test_shared_volume_passes if {
	count(rule.violations) == 0 with input as _mounting(2, ["ReadOnlyMany"])
}
