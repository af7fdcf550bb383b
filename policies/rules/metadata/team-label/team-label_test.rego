package rules.metadata["team-label_test"]

import data.lib.testing
import data.rules.metadata["team-label"] as rule

_labelled(labels) := object.union(
	testing.resource({"metadata": {"labels": labels}}),
	{"parameters": {"metadata/team-label": {"label": "team"}}},
)

test_missing_label_is_reported if {
	some violation in rule.violations with input as _labelled({"app": "web"})
	violation.path == ["metadata", "labels"]
}

test_empty_label_is_reported if {
	count(rule.violations) == 1 with input as _labelled({"team": ""})
}

test_label_passes if {
	count(rule.violations) == 0 with input as _labelled({"team": "shop"})
}
