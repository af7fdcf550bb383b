package rules.rbac["binding-to-missing-role_test"]

import data.lib.testing
import data.rules.rbac["binding-to-missing-role"] as rule

_binding(facts) := object.union(
	testing.resource({"roleRef": {"kind": "Role", "name": "reader"}}),
	{"facts": facts},
)

test_missing_role_is_reported if {
	some violation in rule.violations with input as _binding({"complete": true, "roles": []})
	violation.path == ["roleRef", "name"]
	violation.message == "Role reader is not in the repository"
}

test_role_passes if {
	count(rule.violations) == 0 with input as _binding({"complete": true, "roles": ["reader"]})
}

test_what_charts_may_bring_passes if {
	count(rule.violations) == 0 with input as _binding({"complete": true})
}

test_part_of_a_repository_passes if {
	count(rule.violations) == 0 with input as _binding({"complete": false, "roles": []})
}
