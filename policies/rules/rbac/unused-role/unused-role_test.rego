package rules.rbac["unused-role_test"]

import data.lib.testing
import data.rules.rbac["unused-role"] as rule

_role(facts) := object.union(testing.resource({"metadata": {"name": "reader"}}), {"facts": facts})

test_unbound_role_is_reported if {
	facts := {"complete": true, "usedBy": [], "isAggregated": false}
	some violation in rule.violations with input as _role(facts)
	violation.path == ["metadata", "name"]
}

test_bound_role_passes if {
	facts := {"complete": true, "usedBy": [{"name": "readers"}], "isAggregated": false}
	count(rule.violations) == 0 with input as _role(facts)
}

test_aggregated_role_passes if {
	facts := {"complete": true, "usedBy": [], "isAggregated": true}
	count(rule.violations) == 0 with input as _role(facts)
}

test_part_of_a_repository_passes if {
	count(rule.violations) == 0 with input as _role({"complete": false})
}
