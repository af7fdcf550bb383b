package rules.network["policy-selects-nothing_test"]

import data.lib.testing
import data.rules.network["policy-selects-nothing"] as rule

_policy(unmatched) := object.union(testing.resource({}), {"facts": {"unmatched": unmatched}})

test_selector_without_pods_is_reported if {
	some violation in rule.violations with input as _policy([{"path": ["spec", "endpointSelector"]}])
	violation.path == ["spec", "endpointSelector"]
}

test_selector_with_pods_passes if {
	count(rule.violations) == 0 with input as _policy([])
}

test_part_of_a_repository_passes if {
	count(rule.violations) == 0 with input as testing.resource({})
}
