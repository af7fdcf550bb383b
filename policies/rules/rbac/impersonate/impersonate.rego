# METADATA
# title: Roles do not impersonate others
# description: >-
#   Whoever impersonates users, groups or service accounts has all of their rights, and those of
#   `system:masters` if groups are among them.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Leave out `impersonate`, or name in `resourceNames` who may be impersonated.
#   equivalents:
#   - trivy/KSV-0043
#   - kubescape/C-0065
#   - checkov/CKV2_K8S_3
#   since: 0.1.0
package rules.rbac.impersonate

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"users", "groups", "serviceaccounts"}, {"impersonate"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: whoever has this role can act as anybody"}
}
