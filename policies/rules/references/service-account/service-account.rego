# METADATA
# title: ServiceAccounts that are used exist
# description: >-
#   No pod is made of a workload whose ServiceAccount does not exist, and a binding to one gives rights to nobody.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds:
#   - workload
#   - rbac.authorization.k8s.io/RoleBinding
#   - rbac.authorization.k8s.io/ClusterRoleBinding
#   - monitoring.coreos.com/Prometheus
#   - monitoring.coreos.com/PrometheusAgent
#   - monitoring.coreos.com/Alertmanager
#   remediation: >-
#     Add the ServiceAccount in the same namespace, or correct its name.
#   equivalents:
#   - kube-linter/non-existent-service-account
#   - kubevious/service-account-ref
#   - kubevious/role-binding-service-account-ref
#   - kubescape/C-0307
#   since: 0.1.0
package rules.references["service-account"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("/ServiceAccount")

	violation := {
		"path": reference.path,
		"message": $"there is no ServiceAccount `{reference.name}` {references.place(reference)}",
	}
}
