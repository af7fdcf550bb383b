# METADATA
# title: Roles do not approve certificate requests
# description: >-
#   An approved certificate may name any user and any group but `system:masters`, for as long as it is
#   valid, and cannot be revoked.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Leave out `certificatesigningrequests/approval`, and limit `approve` to the signers in
#     `resourceNames`.
#   equivalents:
#   - checkov/CKV_K8S_156
#   - kubescape/C-0280
#   since: 0.1.0
package rules.rbac["csr-approval"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("certificates.k8s.io", {"certificatesigningrequests/approval"}, {"update", "patch"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: an approved certificate can name any user"}
}

violations contains violation if {
	some grant in roles.grants("certificates.k8s.io", {"signers"}, {"approve"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: an approved certificate can name any user"}
}
