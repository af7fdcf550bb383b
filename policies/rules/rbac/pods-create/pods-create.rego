# METADATA
# title: Roles do not create pods beside GitOps
# description: >-
#   A new pod may run as any service account of its namespace, mount any of its Secrets and, without Pod
#   Security, take over the node.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Let the GitOps controller create workloads, and give people `get`, `list` and `watch`.
#   equivalents:
#   - kube-linter/access-to-create-pods
#   - trivy/KSV-0048
#   since: 0.1.0
package rules.rbac["pods-create"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"pods", "replicationcontrollers"}, {"create"})
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: a pod may run as any service account of its namespace"}
}

violations contains violation if {
	some grant in roles.grants("apps", {"deployments", "statefulsets", "daemonsets", "replicasets"}, {"create"})
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: a pod may run as any service account of its namespace"}
}

violations contains violation if {
	some grant in roles.grants("batch", {"jobs", "cronjobs"}, {"create"})
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: a pod may run as any service account of its namespace"}
}
