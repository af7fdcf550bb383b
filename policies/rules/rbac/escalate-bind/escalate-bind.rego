# METADATA
# title: Roles do not go past the limits of RBAC
# description: >-
#   The verbs `escalate` and `bind` switch off the check that nobody grants more rights than they have: they
#   are as good as `cluster-admin`.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Leave out `escalate` and `bind`, or name in `resourceNames` the roles that may be bound.
#   equivalents:
#   - checkov/CKV_K8S_157
#   - checkov/CKV_K8S_158
#   - trivy/KSV-0051
#   - trivy/KSV-0052
#   - kyverno/restrict-escalation-verbs-roles
#   since: 0.1.0
package rules.rbac["escalate-bind"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("rbac.authorization.k8s.io", {"roles", "clusterroles"}, {"escalate", "bind"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: whoever has this role can give themselves any right"}
}
