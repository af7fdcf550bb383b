package rules.cluster["single-zone_test"]

import data.lib.testing
import data.rules.cluster["single-zone"] as rule

_cluster(groups) := testing.resource({"kind": "ClusterConfig", "managedNodeGroups": groups})

test_one_zone_is_reported if {
	some violation in rule.violations with input as _cluster([{"availabilityZones": ["eu-central-1a"]}])
	violation.path == ["managedNodeGroups", 0, "availabilityZones"]
}

test_several_zones_pass if {
	count(rule.violations) == 0 with input as _cluster([{"availabilityZones": ["eu-central-1a", "eu-central-1b"]}])
	count(rule.violations) == 0 with input as _cluster([{"name": "web"}])
}

test_a_group_for_each_zone_passes if {
	groups := [{"availabilityZones": ["eu-central-1a"]}, {"availabilityZones": ["eu-central-1b"]}]
	count(rule.violations) == 0 with input as _cluster(groups)
}
