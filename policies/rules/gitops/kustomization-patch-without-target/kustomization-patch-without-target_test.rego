package rules.gitops["kustomization-patch-without-target_test"]

import data.lib.testing
import data.rules.gitops["kustomization-patch-without-target"] as rule

_kustomization(idle) := object.union(
	testing.resource({"patches": [{"target": {"kind": "Deployment", "name": "web"}}]}),
	{"facts": {"idlePatches": idle}},
)

test_what_changes_nothing_is_reported if {
	some violation in rule.violations with input as _kustomization([{"index": 0, "target": "Deployment `web`"}])
	violation == {"path": ["patches", 0, "target"], "message": "no object that is built here is Deployment `web`, so the patch changes nothing"}
}

test_what_changes_something_passes if {
	count(rule.violations) == 0 with input as _kustomization([])
}
