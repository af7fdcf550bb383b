package rules.metadata["recommended-labels_test"]

import data.lib.testing
import data.rules.metadata["recommended-labels"] as rule

_labelled(labels) := object.union(
	testing.resource({"metadata": {"labels": labels}}),
	{"parameters": {"metadata/recommended-labels": {"labels": ["app.kubernetes.io/name"]}}},
)

test_missing_label_is_reported if {
	some violation in rule.violations with input as _labelled({"app": "web"})
	violation.path == ["metadata", "labels"]
}

test_label_passes if {
	count(rule.violations) == 0 with input as _labelled({"app.kubernetes.io/name": "web"})
}
