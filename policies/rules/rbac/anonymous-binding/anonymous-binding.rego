# METADATA
# title: Nobody has rights without logging in
# description: >-
#   A right of `system:unauthenticated` or `system:anonymous` belongs to whoever reaches the API server.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRoleBinding, rbac.authorization.k8s.io/RoleBinding]
#   remediation: >-
#     Bind the role to a group of your identity provider or to a service account.
#   equivalents:
#   - trivy/KSV-0122
#   - kubescape/C-0262
#   - kyverno/restrict-binding-system-groups
#   since: 0.1.0
package rules.rbac["anonymous-binding"]

_names := {"system:unauthenticated", "system:anonymous"}

violations contains violation if {
	some index, subject in input.resource.subjects
	subject.name in _names
	subject.kind != "ServiceAccount"
	not input.resource.roleRef.name in _harmless
	violation := {"path": ["subjects", index, "name"], "message": $"{subject.name} is anybody who reaches the API server"}
}

# Kubernetes binds these so itself.
_harmless := {"system:public-info-viewer", "kubeadm:bootstrap-signer-clusterinfo"}
