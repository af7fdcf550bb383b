# METADATA
# title: Nothing of one's own goes to the namespaces of Kubernetes
# description: >-
#   What runs in `kube-system` escapes most policies and quotas, and often has the rights of the control plane within reach.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Give the workload a namespace of its own; what must be there, such as a network or storage driver, is an exception
#     with its reason.
#   parameters:
#     namespaces:
#       type: array
#       items: { type: string }
#       default: [kube-system, kube-public, kube-node-lease]
#       description: The namespaces that belong to Kubernetes.
#   equivalents:
#   - trivy/KSV-0037
#   since: 0.1.0
package rules.metadata["kube-system"]

violations contains violation if {
	namespace := input.resource.metadata.namespace
	namespace in input.parameters["metadata/kube-system"].namespaces

	violation := {"path": ["metadata", "namespace"], "message": $"the workload goes to the namespace `{namespace}`"}
}
