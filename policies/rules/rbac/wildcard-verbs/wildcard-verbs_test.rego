package rules.rbac["wildcard-verbs_test"]

import data.lib.testing
import data.rules.rbac["wildcard-verbs"] as rule

_role(rule) := testing.resource({"kind": "ClusterRole", "rules": [rule]})

test_wildcard_is_reported if {
	some violation in rule.violations with input as _role({"apiGroups": ["apps"], "verbs": ["*"]})
	violation.path == ["rules", 0, "verbs"]
}

test_names_pass if {
	count(rule.violations) == 0 with input as _role({"apiGroups": ["apps"], "verbs": ["get"]})
}

test_no_rules_pass if {
	count(rule.violations) == 0 with input as testing.resource({"kind": "ClusterRole", "rules": null})
}
