# METADATA
# title: Bindings name roles that exist
# description: >-
#   A binding to a role that does not exist grants nothing, until somebody makes a role of that name, with
#   rights of their choice.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRoleBinding, rbac.authorization.k8s.io/RoleBinding]
#   remediation: >-
#     Correct the name or the kind of the role, or add the role.
#   equivalents:
#   - polaris/clusterrolebindingPodExecAttach
#   - polaris/rolebindingClusterRolePodExecAttach
#   - polaris/rolebindingRolePodExecAttach
#   since: 0.1.0
package rules.rbac["binding-to-missing-role"]

violations contains {"path": ["roleRef", "name"], "message": $"{_role.kind} {_role.name} is not in the repository"} if {
	input.facts.complete
	count(input.facts.roles) == 0
}

_role := input.resource.roleRef
