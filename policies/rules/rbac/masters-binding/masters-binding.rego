# METADATA
# title: Nothing is bound to system:masters
# description: >-
#   Members of `system:masters` pass by all authorisation, so that a binding gives them nothing; it hides
#   who is an administrator, and cannot take the right away.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRoleBinding, rbac.authorization.k8s.io/RoleBinding]
#   remediation: >-
#     Bind `cluster-admin` to a group of administrators of your identity provider.
#   equivalents:
#   - trivy/KSV-0123
#   - kyverno/restrict-binding-system-groups
#   since: 0.1.0
package rules.rbac["masters-binding"]

_names := {"system:masters"}

violations contains violation if {
	some index, subject in input.resource.subjects
	subject.name in _names
	subject.kind != "ServiceAccount"
	violation := {"path": ["subjects", index, "name"], "message": $"{subject.name} has every right already, and cannot lose it"}
}
