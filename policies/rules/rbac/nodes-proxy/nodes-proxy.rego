# METADATA
# title: Roles do not reach the kubelet through the proxy
# description: >-
#   `nodes/proxy` opens the kubelet's whole API, which runs commands in every pod of the node past audit and
#   admission; the verb `get` is enough.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Ask for `nodes/metrics`, `nodes/stats`, `nodes/log` or `nodes/pods` instead.
#   equivalents:
#   - trivy/KSV-0047
#   - kubescape/C-0279
#   - checkov/CKV2_K8S_2
#   since: 0.1.0
package rules.rbac["nodes-proxy"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"nodes/proxy"}, {"get", "create"})
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: the kubelet runs commands in every pod of the node"}
}
