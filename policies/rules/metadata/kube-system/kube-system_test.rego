package rules.metadata["kube-system_test"]

import data.lib.testing
import data.rules.metadata["kube-system"] as rule

_deployment(namespace) := object.union(
	testing.resource({"kind": "Deployment", "metadata": {"namespace": namespace}}),
	{"parameters": {"metadata/kube-system": {"namespaces": ["kube-system"]}}},
)

test_kube_system_is_reported if {
	some violation in rule.violations with input as _deployment("kube-system")
	violation.path == ["metadata", "namespace"]
}

test_another_namespace_passes if {
	count(rule.violations) == 0 with input as _deployment("shop")
}
