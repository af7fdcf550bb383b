package rules.reliability["missing-pdb_test"]

import data.lib.testing
import data.rules.reliability["missing-pdb"] as rule

_replicated(number, budgets) := object.union(
	testing.deployment({"replicas": number}, {}),
	{"facts": {"complete": true, "autoscalers": [], "disruptionBudgets": budgets}},
)

test_missing_budget_is_reported if {
	some violation in rule.violations with input as _replicated(2, [])
	violation.path == ["metadata", "name"]
}

test_budget_passes if {
	count(rule.violations) == 0 with input as _replicated(2, [{"name": "web"}])
}

test_one_replica_passes if {
	count(rule.violations) == 0 with input as _replicated(1, [])
}
