package rules.resources["namespace-quota_test"]

import data.lib.testing
import data.rules.resources["namespace-quota"] as rule

_namespace(name, found) := object.union(
	testing.resource({"metadata": {"name": name}}),
	{
		"facts": {"complete": true, "quotas": found},
		"parameters": {"resources/namespace-quota": {"exempt": ["kube-system"]}},
	},
)

test_missing_one_is_reported if {
	some violation in rule.violations with input as _namespace("shop", [])
	violation.path == ["metadata", "name"]
}

test_one_passes if {
	count(rule.violations) == 0 with input as _namespace("shop", [{"name": "namespace"}])
}

test_exempt_namespace_passes if {
	count(rule.violations) == 0 with input as _namespace("kube-system", [])
}
