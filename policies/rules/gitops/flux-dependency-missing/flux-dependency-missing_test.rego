package rules.gitops["flux-dependency-missing_test"]

import data.lib.testing
import data.rules.gitops["flux-dependency-missing"] as rule

_kustomization(dependency) := object.union(
	testing.resource({"kind": "Kustomization"}),
	{"facts": {"complete": true, "dependencies": [object.union({"path": ["spec", "dependsOn", 0]}, dependency)]}},
)

test_missing_dependency_is_reported if {
	some violation in rule.violations with input as _kustomization({"name": "crds", "found": false})
	violation.path == ["spec", "dependsOn", 0, "name"]
}

test_dependency_passes if {
	count(rule.violations) == 0 with input as _kustomization({"name": "crds", "found": true})
}
