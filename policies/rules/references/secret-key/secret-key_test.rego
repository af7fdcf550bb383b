package rules.references["secret-key_test"]

import data.lib.testing
import data.rules.references["secret-key"] as rule

_referring(exists, has_part) := object.union(
	testing.resource({"kind": "Test"}),
	{"facts": {"complete": true, "references": [{
		"path": ["spec", "name"],
		"kind": "/Secret",
		"name": "web",
		"namespace": null,
		"exists": exists,
		"optional": false,
		"parts": [{"path": ["spec", "part"], "name": "http", "exists": has_part}],
	}]}},
)

test_missing_part_is_reported if {
	some violation in rule.violations with input as _referring(true, false)
	violation.path == ["spec", "part"]
}

test_part_passes if {
	count(rule.violations) == 0 with input as _referring(true, true)
}
