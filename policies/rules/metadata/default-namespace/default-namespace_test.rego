package rules.metadata["default-namespace_test"]

import data.lib.testing
import data.rules.metadata["default-namespace"] as rule

test_default_is_reported if {
	object := {"kind": "Deployment", "metadata": {"namespace": "default"}}
	some violation in rule.violations with input as testing.resource(object)
	violation.path == ["metadata", "namespace"]
}

test_another_namespace_passes if {
	object := {"kind": "Deployment", "metadata": {"namespace": "shop"}}
	count(rule.violations) == 0 with input as testing.resource(object)
}
