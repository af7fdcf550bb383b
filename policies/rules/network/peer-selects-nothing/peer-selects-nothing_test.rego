package rules.network["peer-selects-nothing_test"]

import data.lib.testing
import data.rules.network["peer-selects-nothing"] as rule

_policy(unmatched) := object.union(testing.resource({}), {"facts": {"unmatched": unmatched}})

_path := ["spec", "ingress", 0, "from", 0, "podSelector"]

test_peer_without_pods_is_reported if {
	some violation in rule.violations with input as _policy([{"path": _path}])
	violation.path == _path
}

test_peer_with_pods_passes if {
	count(rule.violations) == 0 with input as _policy([])
}

test_part_of_a_repository_passes if {
	count(rule.violations) == 0 with input as testing.resource({})
}
