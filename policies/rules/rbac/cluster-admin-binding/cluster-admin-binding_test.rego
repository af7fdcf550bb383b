package rules.rbac["cluster-admin-binding_test"]

import data.lib.testing
import data.rules.rbac["cluster-admin-binding"] as rule

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"], "resourceNames": []}

_binding(kind, role, grants) := object.union(
	testing.resource({"kind": kind, "roleRef": {"kind": "ClusterRole", "name": role}}),
	{"facts": {"grants": grants}},
)

test_cluster_admin_is_reported if {
	some violation in rule.violations with input as _binding("ClusterRoleBinding", "cluster-admin", [_everything])
	violation.path == ["roleRef", "name"]
	violation.message == "cluster-admin grants every right in the cluster"
}

test_its_equal_is_reported if {
	some violation in rule.violations with input as _binding("RoleBinding", "all", [_everything])
	violation.message == "all grants every right in its namespace"
}

test_all_verbs_of_one_group_pass if {
	grants := [object.union(_everything, {"apiGroups": ["apps"]})]
	count(rule.violations) == 0 with input as _binding("ClusterRoleBinding", "apps", grants)
}

test_other_roles_pass if {
	count(rule.violations) == 0 with input as _binding("ClusterRoleBinding", "view", [])
}
