package rules.rbac.impersonate_test

import data.lib.testing
import data.rules.rbac.impersonate as rule

_role(rules) := testing.resource({"kind": "ClusterRole", "rules": rules})

test_grant_is_reported if {
	some violation in rule.violations with input as _role([{"apiGroups": [""], "resources": ["groups"], "verbs": ["impersonate"]}])
	violation.path == ["rules", 0, "resources"]
}

test_wildcard_verb_is_reported if {
	count(rule.violations) == 1 with input as _role([{"apiGroups": [""], "resources": ["groups"], "verbs": ["*"]}])
}

test_lesser_grant_passes if {
	count(rule.violations) == 0 with input as _role([{"apiGroups": [""], "resources": ["serviceaccounts"], "verbs": ["get"]}])
}

test_no_rules_pass if {
	count(rule.violations) == 0 with input as _role(null)
}

test_named_objects_pass if {
	count(rule.violations) == 0 with input as _role([{"apiGroups": [""], "resources": ["groups"], "verbs": ["impersonate"], "resourceNames": ["one"]}])
}
