package rules.gitops["kustomization-unused-file_test"]

import data.lib.testing
import data.rules.gitops["kustomization-unused-file"] as rule

_kustomization(unused) := object.union(testing.resource({}), {"facts": {"complete": true, "unused": unused}})

test_unused_file_is_reported if {
	some violation in rule.violations with input as _kustomization(["apps/web/old.yaml"])
	violation == {"path": ["resources"], "message": "nothing deploys `apps/web/old.yaml`, which lies beside"}
}

test_no_unused_file_passes if {
	count(rule.violations) == 0 with input as _kustomization([])
}
