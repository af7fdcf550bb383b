package rules.rbac["self-escalation_test"]

import data.lib.testing
import data.rules.rbac["self-escalation"] as rule

_escalation := {
	"subject": "ServiceAccount shop/ci",
	"steps": ["creates pods that run as ServiceAccount shop/operator"],
	"gain": "every right in the cluster",
}

_binding(kind, escalations) := object.union(
	testing.resource({"kind": kind, "roleRef": {"kind": "Role", "name": "deployer"}}),
	{"facts": {"escalations": escalations}, "parameters": {"rbac/self-escalation": {"clusterWide": false}}},
)

test_chain_is_reported if {
	some violation in rule.violations with input as _binding("RoleBinding", [_escalation])
	violation.path == ["roleRef", "name"]
	startswith(violation.message, "ServiceAccount shop/ci creates pods that run as ServiceAccount shop/operator, and so")
}

test_no_chain_passes if {
	count(rule.violations) == 0 with input as _binding("RoleBinding", [])
}

test_cluster_wide_start_passes if {
	count(rule.violations) == 0 with input as _binding("ClusterRoleBinding", [_escalation])
}

test_cluster_wide_start_is_reported_on_request if {
	parameters := {"parameters": {"rbac/self-escalation": {"clusterWide": true}}}
	binding := object.union(_binding("ClusterRoleBinding", [_escalation]), parameters)
	count(rule.violations) == 1 with input as binding
}
