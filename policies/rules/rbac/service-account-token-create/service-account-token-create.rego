# METADATA
# title: Roles do not issue tokens
# description: >-
#   Whoever issues tokens of service accounts has the rights of each of them.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Name in `resourceNames` the service accounts whose tokens are needed.
#   equivalents:
#   - kubescape/C-0282
#   since: 0.1.0
package rules.rbac["service-account-token-create"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"serviceaccounts/token"}, {"create"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: whoever has this role can act as any service account within its reach"}
}
