package rules.references["config-map_test"]

import data.lib.testing
import data.rules.references["config-map"] as rule

_referring(changes) := object.union(
	testing.resource({"kind": "Test"}),
	{"facts": {"complete": true, "references": [object.union(_reference, changes)]}},
)

_reference := {
	"path": ["spec", "name"],
	"kind": "/ConfigMap",
	"name": "web",
	"namespace": null,
	"exists": false,
	"optional": false,
	"parts": [],
}

test_missing_object_is_reported if {
	some violation in rule.violations with input as _referring({})
	violation.path == _reference.path
}

test_object_passes if {
	count(rule.violations) == 0 with input as _referring({"exists": true})
}

test_part_of_a_repository_passes if {
	partial := object.union(_referring({}), {"facts": {"complete": false}})
	count(rule.violations) == 0 with input as partial
}

test_optional_reference_passes if {
	count(rule.violations) == 0 with input as _referring({"optional": true})
}
