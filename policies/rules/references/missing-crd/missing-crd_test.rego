package rules.references["missing-crd_test"]

import data.lib.testing
import data.rules.references["missing-crd"] as rule

_custom(facts) := object.union(testing.resource({"apiVersion": "example.com/v1", "kind": "Widget"}), {"facts": facts})

test_missing_definition_is_reported if {
	some violation in rule.violations with input as _custom({"complete": true, "definition": {"exists": false}})
	violation.path == ["kind"]
}

test_definition_passes if {
	count(rule.violations) == 0 with input as _custom({"complete": true, "definition": {"exists": true}})
}

test_known_kind_passes if {
	count(rule.violations) == 0 with input as _custom({"complete": true})
}
