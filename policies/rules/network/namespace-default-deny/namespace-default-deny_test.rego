package rules.network["namespace-default-deny_test"]

import data.lib.testing
import data.rules.network["namespace-default-deny"] as rule

_namespace(name, policies) := object.union(testing.resource({"metadata": {"name": name}}), {
	"facts": {"complete": true, "defaultDeny": policies},
	"parameters": {"network/namespace-default-deny": {"exempt": ["kube-system"]}},
})

_policies := [{"name": "default-deny"}]

test_open_namespace_is_reported if {
	some violation in rule.violations with input as _namespace("shop", {"ingress": [], "egress": []})
	violation.path == ["metadata", "name"]
}

test_one_direction_is_reported if {
	some violation in rule.violations with input as _namespace("shop", {"ingress": [], "egress": _policies})
	violation.message == "no network policy denies ingress by default in this namespace"
}

test_both_directions_pass if {
	count(rule.violations) == 0 with input as _namespace("shop", {"ingress": _policies, "egress": _policies})
}

test_exempt_namespace_passes if {
	count(rule.violations) == 0 with input as _namespace("kube-system", {"ingress": [], "egress": []})
}
