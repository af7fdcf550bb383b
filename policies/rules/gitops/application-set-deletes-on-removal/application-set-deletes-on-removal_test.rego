package rules.gitops["application-set-deletes-on-removal_test"]

import data.lib.testing
import data.rules.gitops["application-set-deletes-on-removal"] as rule

_set(policy) := testing.resource({"kind": "ApplicationSet", "spec": {"generators": [{"git": {}}], "syncPolicy": policy}})

test_deletion_is_reported if {
	some violation in rule.violations with input as _set({})
	violation.path == ["spec", "syncPolicy"]
}

test_preserving_passes if {
	count(rule.violations) == 0 with input as _set({"preserveResourcesOnDeletion": true})
	count(rule.violations) == 0 with input as _set({"applicationsSync": "create-update"})
}

test_list_passes if {
	set := {"kind": "ApplicationSet", "spec": {"generators": [{"list": {}}]}}
	count(rule.violations) == 0 with input as testing.resource(set)
}
