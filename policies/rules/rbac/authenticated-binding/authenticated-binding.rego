# METADATA
# title: Rights are not for everybody who logs in
# description: >-
#   `system:authenticated` holds every user and every service account of the cluster, on some clouds whoever
#   has an account there.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRoleBinding, rbac.authorization.k8s.io/RoleBinding]
#   remediation: >-
#     Bind the role to a group of your identity provider or to a service account.
#   equivalents:
#   - trivy/KSV-01011
#   - kubescape/C-0265
#   since: 0.1.0
package rules.rbac["authenticated-binding"]

_names := {"system:authenticated", "system:serviceaccounts"}

violations contains violation if {
	some index, subject in input.resource.subjects
	subject.name in _names
	subject.kind != "ServiceAccount"
	not input.resource.roleRef.name in _harmless
	violation := {"path": ["subjects", index, "name"], "message": $"{subject.name} is every account of the cluster"}
}

# Kubernetes binds these so itself.
_harmless := {"system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery"}
