package rules.gitops["kustomization-missing-file_test"]

import data.lib.testing
import data.rules.gitops["kustomization-missing-file"] as rule

_kustomization(missing) := object.union(
	testing.resource({"resources": ["web.yaml"]}),
	{"facts": {"complete": true, "missing": missing}},
)

test_missing_file_is_reported if {
	some violation in rule.violations with input as _kustomization([{"at": ["resources", 0], "path": "apps/web.yaml"}])
	violation == {"path": ["resources", 0], "message": "the repository has no `apps/web.yaml`"}
}

test_files_pass if {
	count(rule.violations) == 0 with input as _kustomization([])
}
