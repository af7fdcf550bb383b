package rules.rbac["nodes-proxy_test"]

import data.lib.testing
import data.rules.rbac["nodes-proxy"] as rule

_role(rules) := testing.resource({"kind": "ClusterRole", "rules": rules})

test_grant_is_reported if {
	some violation in rule.violations with input as _role([{"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["get"]}])
	violation.path == ["rules", 0, "resources"]
}

test_wildcard_verb_is_reported if {
	count(rule.violations) == 1 with input as _role([{"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["*"]}])
}

test_lesser_grant_passes if {
	count(rule.violations) == 0 with input as _role([{"apiGroups": [""], "resources": ["nodes/metrics"], "verbs": ["get"]}])
}

test_no_rules_pass if {
	count(rule.violations) == 0 with input as _role(null)
}
