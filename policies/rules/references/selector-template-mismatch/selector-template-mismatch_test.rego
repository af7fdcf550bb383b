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

_controller(kind, labels) := testing.workload(
	{"kind": kind, "spec": {"selector": labels, "template": {"metadata": {"labels": {"app": "web"}}, "spec": {}}}},
	["spec", "template"],
)

test_plain_selector_is_reported if {
	some kind in ["ReplicationController", "DeploymentConfig"]
	some violation in rule.violations with input as _controller(kind, {"app": "api"})
	violation.path == ["spec", "selector", "app"]
}

test_plain_selector_that_matches_passes if {
	every kind in ["ReplicationController", "DeploymentConfig"] {
		count(rule.violations) == 0 with input as _controller(kind, {"app": "web"})
	}
}
