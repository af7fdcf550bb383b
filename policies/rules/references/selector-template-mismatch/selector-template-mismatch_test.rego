package rules.references["selector-template-mismatch_test"]

import data.lib.testing
import data.rules.references["selector-template-mismatch"] as rule

_deployment(labels) := testing.deployment({"selector": {"matchLabels": labels}}, {})

test_missing_label_is_reported if {
	some violation in rule.violations with input as _deployment({"app": "web", "tier": "front"})
	violation.path == ["spec", "template", "metadata", "labels", "tier"]
}

test_other_value_is_reported if {
	count(rule.violations) == 1 with input as _deployment({"app": "api"})
}

test_match_passes if {
	count(rule.violations) == 0 with input as _deployment({"app": "web"})
}
