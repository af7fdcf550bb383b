package rules.gitops["values-file-missing_test"]

import data.lib.testing
import data.rules.gitops["values-file-missing"] as rule

_application(exists) := object.union(
	testing.resource({"kind": "Application"}),
	{"facts": {"complete": true, "valueFiles": [{"path": ["spec"], "file": "values/web.yaml", "exists": exists}]}},
)

test_missing_file_is_reported if {
	some violation in rule.violations with input as _application(false)
	violation == {"path": ["spec"], "message": "the repository has no `values/web.yaml`"}
}

test_file_passes if {
	count(rule.violations) == 0 with input as _application(true)
}
