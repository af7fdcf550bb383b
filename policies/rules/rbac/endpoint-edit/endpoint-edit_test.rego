package rules.rbac["endpoint-edit_test"]

import data.lib.testing
import data.rules.rbac["endpoint-edit"] as rule

_role(rules) := testing.resource({"kind": "ClusterRole", "rules": rules})

test_grant_is_reported if {
	some violation in rule.violations with input as _role([{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["update"]}])
	violation.path == ["rules", 0, "resources"]
}

test_wildcard_verb_is_reported if {
	count(rule.violations) == 1 with input as _role([{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["*"]}])
}

test_status_of_services_is_reported if {
	count(rule.violations) == 1 with input as _role([{"apiGroups": [""], "resources": ["services/status"], "verbs": ["patch"]}])
}

test_lesser_grant_passes if {
	count(rule.violations) == 0 with input as _role([{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["get"]}])
}

test_no_rules_pass if {
	count(rule.violations) == 0 with input as _role(null)
}

test_named_objects_pass if {
	count(rule.violations) == 0 with input as _role([{"apiGroups": [""], "resources": ["endpoints"], "verbs": ["update"], "resourceNames": ["one"]}])
}
