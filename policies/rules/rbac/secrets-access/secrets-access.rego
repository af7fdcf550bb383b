# METADATA
# title: Roles do not read Secrets
# description: >-
#   Whoever reads Secrets has every credential in them, and the tokens of service accounts among these;
#   `list` and `watch` show the contents too.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Name the Secrets in `resourceNames` with the verb `get`, or mount them into the pods that need them.
#   equivalents:
#   - kube-linter/access-to-secrets
#   - trivy/KSV-0041
#   - trivy/KSV-0113
#   - kubescape/C-0015
#   - checkov/CKV2_K8S_5
#   - kyverno/restrict-secret-role-verbs
#   since: 0.1.0
package rules.rbac["secrets-access"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"secrets"}, {"get", "list", "watch"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: whoever has this role reads every Secret"}
}
