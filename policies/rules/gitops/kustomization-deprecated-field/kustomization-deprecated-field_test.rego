package rules.gitops["kustomization-deprecated-field_test"]

import data.lib.testing
import data.rules.gitops["kustomization-deprecated-field"] as rule

test_deprecated_fields_are_reported if {
	kustomization := {"bases": ["../base"], "commonLabels": {"app": "web"}, "resources": []}
	paths := {violation.path | some violation in rule.violations} with input as testing.resource(kustomization)
	paths == {["bases"], ["commonLabels"]}
}

test_their_replacements_pass if {
	kustomization := {"resources": ["../base"], "labels": [{"pairs": {"app": "web"}}], "patches": [], "vars": []}
	count(rule.violations) == 0 with input as testing.resource(kustomization)
}
