package rules.resources["namespace-limit-range_test"]

import data.lib.testing
import data.rules.resources["namespace-limit-range"] as rule

_namespace(name, found) := object.union(
	testing.resource({"metadata": {"name": name}}),
	{
		"facts": {"complete": true, "limitRanges": found},
		"parameters": {"resources/namespace-limit-range": {"exempt": ["kube-system"]}},
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
