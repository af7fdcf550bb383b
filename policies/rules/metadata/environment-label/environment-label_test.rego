package rules.metadata["environment-label_test"]

import data.lib.testing
import data.rules.metadata["environment-label"] as rule

_labelled(labels, environments) := object.union(
	testing.resource({"metadata": {"labels": labels}}),
	{"parameters": {"metadata/environment-label": {"label": "environment", "environments": environments}}},
)

test_missing_label_is_reported if {
	some violation in rule.violations with input as _labelled({}, [])
	violation.path == ["metadata", "labels"]
}

test_unknown_environment_is_reported if {
	some violation in rule.violations with input as _labelled({"environment": "prd"}, ["production"])
	violation.path == ["metadata", "labels", "environment"]
}

test_environment_passes if {
	count(rule.violations) == 0 with input as _labelled({"environment": "production"}, ["production"])
	count(rule.violations) == 0 with input as _labelled({"environment": "any"}, [])
}
