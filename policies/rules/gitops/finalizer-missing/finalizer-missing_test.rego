package rules.gitops["finalizer-missing_test"]

import data.lib.testing
import data.rules.gitops["finalizer-missing"] as rule

_application(finalizers) := testing.resource({"kind": "Application", "metadata": {"finalizers": finalizers}})

test_missing_finalizer_is_reported if {
	some violation in rule.violations with input as _application([])
	violation.path == ["metadata", "finalizers"]
}

test_finalizer_passes if {
	count(rule.violations) == 0 with input as _application(["resources-finalizer.argocd.argoproj.io"])
	count(rule.violations) == 0 with input as _application(["resources-finalizer.argocd.argoproj.io/background"])
}
