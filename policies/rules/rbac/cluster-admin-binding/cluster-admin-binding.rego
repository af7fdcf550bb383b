# METADATA
# title: No binding makes an administrator
# description: >-
#   `cluster-admin`, and any role that grants every verb on every resource, is the whole cluster: its
#   Secrets, its nodes, and the right to hide what was done.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRoleBinding, rbac.authorization.k8s.io/RoleBinding]
#   remediation: >-
#     Bind a role that grants what the subject needs.
#   equivalents:
#   - kube-linter/cluster-admin-role-binding
#   - polaris/clusterrolebindingClusterAdmin
#   - polaris/rolebindingClusterAdminClusterRole
#   - polaris/rolebindingClusterAdminRole
#   - trivy/KSV-0111
#   - kubescape/C-0035
#   - kubescape/C-0272
#   - polaris/clusterrolebindingPodExecAttach
#   - polaris/rolebindingClusterRolePodExecAttach
#   - polaris/rolebindingRolePodExecAttach
#   since: 0.1.0
package rules.rbac["cluster-admin-binding"]

violations contains {"path": ["roleRef", "name"], "message": $"{_role.name} grants every right {_reach}"} if {
	_role.kind == "ClusterRole"
	_role.name == "cluster-admin"
}

violations contains {"path": ["roleRef", "name"], "message": $"{_role.name} grants every right {_reach}"} if {
	_role.name != "cluster-admin"
	some rule in input.facts.grants
	"*" in rule.apiGroups
	"*" in rule.resources
	"*" in rule.verbs
	count(rule.resourceNames) == 0
}

_role := input.resource.roleRef

_reach := "in the cluster" if input.resource.kind == "ClusterRoleBinding"

_reach := "in its namespace" if input.resource.kind == "RoleBinding"
