package rules.metadata["duplicate-object_test"]

import data.lib.testing
import data.rules.metadata["duplicate-object"] as rule

_resource(facts) := object.union(
	testing.resource({"kind": "ConfigMap", "metadata": {"name": "web"}}),
	{"facts": facts},
)

test_duplicate_is_reported if {
	some violation in rule.violations with input as _resource({"duplicateOf": "a.yaml"})
	violation == {"path": ["metadata", "name"], "message": "`a.yaml` has the same ConfigMap `web`"}
}

test_single_object_passes if {
	count(rule.violations) == 0 with input as _resource({})
}
