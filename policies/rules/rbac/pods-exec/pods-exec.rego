# METADATA
# title: Roles do not open a shell in pods
# description: >-
#   Whoever runs commands in a pod has its service account, its Secrets and its network, and leaves no trace
#   in git.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Leave out `pods/exec`, `pods/attach` and `pods/portforward`; give them for an incident only, by a
#     binding that expires.
#   equivalents:
#   - trivy/KSV-0053
#   - trivy/KSV-0054
#   - kubescape/C-0002
#   - kubescape/C-0063
#   - polaris/clusterrolePodExecAttach
#   - polaris/rolePodExecAttach
#   - polaris/clusterrolebindingPodExecAttach
#   - polaris/rolebindingClusterRolePodExecAttach
#   - polaris/rolebindingRolePodExecAttach
#   - checkov/CKV2_K8S_2
#   since: 0.1.0
package rules.rbac["pods-exec"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"pods/exec", "pods/attach", "pods/portforward"}, {"create", "get"})
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: whoever has this role acts as any pod within its reach"}
}
