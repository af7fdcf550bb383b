package rules.security["admission-webhook-failure-policy_test"]

import data.lib.testing
import data.rules.security["admission-webhook-failure-policy"] as rule

_pods := {"apiGroups": [""], "resources": ["pods"], "operations": ["CREATE"]}

_webhook(fields) := testing.resource({
	"kind": "ValidatingWebhookConfiguration",
	"webhooks": [object.union({"name": "images", "rules": [_pods]}, fields)],
})

test_ignore_is_reported if {
	some violation in rule.violations with input as _webhook({"failurePolicy": "Ignore"})
	violation.path == ["webhooks", 0, "failurePolicy"]
}

test_fail_on_all_pods_is_reported if {
	some violation in rule.violations with input as _webhook({"failurePolicy": "Fail"})
	violation.path == ["webhooks", 0]
	count(rule.violations) == 1 with input as _webhook({"namespaceSelector": {}})
}

test_fail_with_a_selector_passes if {
	selector := {"matchExpressions": [{"key": "name", "operator": "NotIn", "values": ["kube-system"]}]}
	count(rule.violations) == 0 with input as _webhook({"namespaceSelector": selector})
}

test_fail_on_other_resources_passes if {
	configurations := {"apiGroups": [""], "resources": ["configmaps"], "operations": ["*"]}
	count(rule.violations) == 0 with input as _webhook({"rules": [configurations]})
}

test_policy_is_reported if {
	policy := {"kind": "ValidatingAdmissionPolicy", "spec": {"failurePolicy": "Ignore"}}
	some violation in rule.violations with input as testing.resource(policy)
	violation.path == ["spec", "failurePolicy"]
}
