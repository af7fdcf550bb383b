package rules.gitops["create-namespace-or-namespace_test"]

import data.lib.testing
import data.rules.gitops["create-namespace-or-namespace"] as rule

_application(found, options) := object.union(
	testing.resource({"spec": {"destination": {"namespace": "shop"}, "syncPolicy": {"syncOptions": options}}}),
	{"facts": {"complete": true, "namespaceFound": found}},
)

test_missing_namespace_is_reported if {
	some violation in rule.violations with input as _application(false, [])
	violation.path == ["spec", "destination", "namespace"]
}

test_namespace_passes if {
	count(rule.violations) == 0 with input as _application(true, [])
}

test_option_passes if {
	count(rule.violations) == 0 with input as _application(false, ["CreateNamespace=true"])
}

test_part_of_a_repository_passes if {
	part := object.union(_application(false, []), {"facts": {"complete": false}})
	count(rule.violations) == 0 with input as part
}
