package rules.rbac["wildcard-resources_test"]

import data.lib.testing
import data.rules.rbac["wildcard-resources"] as rule

_role(rule) := testing.resource({"kind": "ClusterRole", "rules": [rule]})

test_wildcard_is_reported if {
	some violation in rule.violations with input as _role({"apiGroups": ["apps"], "resources": ["*"]})
	violation.path == ["rules", 0, "resources"]
}

test_names_pass if {
	count(rule.violations) == 0 with input as _role({"apiGroups": ["apps"], "resources": ["pods"]})
}

test_no_rules_pass if {
	count(rule.violations) == 0 with input as testing.resource({"kind": "ClusterRole", "rules": null})
}

test_wildcard_group_is_reported if {
	some violation in rule.violations with input as _role({"apiGroups": ["*"], "resources": ["pods"]})
	violation.path == ["rules", 0, "apiGroups"]
}

test_one_rule_is_reported_once if {
	count(rule.violations) == 1 with input as _role({"apiGroups": ["*"], "resources": ["*"]})
}
