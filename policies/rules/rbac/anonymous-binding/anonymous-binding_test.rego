package rules.rbac["anonymous-binding_test"]

import data.lib.testing
import data.rules.rbac["anonymous-binding"] as rule

_binding(role, subject) := testing.resource({
	"kind": "ClusterRoleBinding",
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": [subject],
})

test_subject_is_reported if {
	some violation in rule.violations with input as _binding("view", {"kind": "Group", "name": "system:unauthenticated"})
	violation.path == ["subjects", 0, "name"]
}

test_other_subject_passes if {
	count(rule.violations) == 0 with input as _binding("view", {"kind": "Group", "name": "platform"})
}

test_service_account_of_that_name_passes if {
	count(rule.violations) == 0 with input as _binding("view", {"kind": "ServiceAccount", "name": "system:unauthenticated"})
}

test_what_kubernetes_binds_passes if {
	count(rule.violations) == 0 with input as _binding("system:public-info-viewer", {"kind": "Group", "name": "system:unauthenticated"})
}
