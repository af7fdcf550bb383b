package rules.security["namespace-pod-security-labels_test"]

import data.lib.testing
import data.rules.security["namespace-pod-security-labels"] as rule

_namespace(name, labels) := testing.resource({"kind": "Namespace", "metadata": {"name": name, "labels": labels}})

test_missing_is_reported if {
	some violation in rule.violations with input as _namespace("web", {"team": "web"})
	violation.path == ["metadata", "labels"]
}

test_unknown_level_is_reported if {
	labels := {"pod-security.kubernetes.io/enforce": "strict"}
	some violation in rule.violations with input as _namespace("web", labels)
	violation.path == ["metadata", "labels", "pod-security.kubernetes.io/enforce"]
}

test_level_passes if {
	labels := {"pod-security.kubernetes.io/enforce": "privileged", "pod-security.kubernetes.io/warn": "restricted"}
	count(rule.violations) == 0 with input as _namespace("agents", labels)
}

test_system_namespaces_pass if {
	count(rule.violations) == 0 with input as _namespace("kube-system", {})
}
