# METADATA
# title: Roles that are bound exist
# description: >-
#   A binding to a role that does not exist gives no right now, and whatever rights the next role of that name has.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]
#   remediation: >-
#     Correct kind and name in `roleRef`, or add the role.
#   equivalents:
#   - kubevious/role-binding-role-ref
#   yieldsTo:
#   - rbac/binding-to-missing-role
#   since: 0.1.0
package rules.references.role

import data.lib.references

violations contains violation if {
	some kind in {"Role", "ClusterRole"}
	some reference in references.missing($"rbac.authorization.k8s.io/{kind}")

	violation := {
		"path": reference.path,
		"message": $"there is no {kind} `{reference.name}` {references.place(reference)}",
	}
}
