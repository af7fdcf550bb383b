package rules.cluster["node-autoscaling_test"]

import data.lib.testing
import data.rules.cluster["node-autoscaling"] as rule

_cluster(fields) := testing.resource(object.union({"kind": "ClusterConfig", "managedNodeGroups": [{"name": "web", "desiredCapacity": 3}]}, fields))

test_fixed_size_is_reported if {
	some violation in rule.violations with input as _cluster({})
	violation == {"path": ["managedNodeGroups", 0, "maxSize"], "message": "node group `web` has a fixed size"}
}

test_range_passes if {
	count(rule.violations) == 0 with input as _cluster({"managedNodeGroups": [{"minSize": 3, "maxSize": 9}]})
}

test_auto_mode_passes if {
	count(rule.violations) == 0 with input as _cluster({"autoModeConfig": {"enabled": true}})
}
