package rules.references["ingress-backend_test"]

import data.lib.testing
import data.rules.references["ingress-backend"] as rule

_referring(changes) := object.union(
	testing.resource({"kind": "Test"}),
	{"facts": {"complete": true, "references": [object.union(_reference, changes)]}},
)

_reference := {
	"path": ["spec", "name"],
	"kind": "/Service",
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

test_missing_part_is_reported if {
	part := {"path": ["spec", "part"], "name": "http", "exists": false}
	some violation in rule.violations with input as _referring({"exists": true, "parts": [part]})
	violation.path == ["spec", "part"]
}
