# METADATA
# title: Roles do not change admission webhooks
# description: >-
#   An admission webhook sees every object that is written, Secrets included, and can change it.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Leave out the verbs that write, or name the configurations in `resourceNames`.
#   equivalents:
#   - checkov/CKV_K8S_155
#   - trivy/KSV-0114
#   - kubescape/C-0281
#   since: 0.1.0
package rules.rbac["webhook-configuration-write"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("admissionregistration.k8s.io", {"validatingwebhookconfigurations", "mutatingwebhookconfigurations"}, {"create", "update", "patch"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: a webhook sees and changes all that is written to the cluster"}
}
