# METADATA
# title: Pods do not share the host's namespaces
# description: >-
#   With hostNetwork, hostPID or hostIPC a pod sees the traffic, the processes or the memory of everything else
#   on its node.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove the field; a Service or a hostless sidecar does what it was for. Node agents that need it carry an
#     exception with its reason.
#   equivalents:
#   - pod-security/hostNamespaces
#   - kube-linter/host-network
#   - kube-linter/host-pid
#   - kube-linter/host-ipc
#   - polaris/hostNetworkSet
#   - polaris/hostPIDSet
#   - polaris/hostIPCSet
#   - trivy/KSV-0008
#   - trivy/KSV-0009
#   - trivy/KSV-0010
#   - kubescape/C-0038
#   - kubescape/C-0041
#   - checkov/CKV_K8S_17
#   - checkov/CKV_K8S_18
#   - checkov/CKV_K8S_19
#   - monokle/PSS102
#   - gatekeeper/k8spsphostnamespace
#   since: 0.1.0
package rules.security["host-namespaces"]

violations contains violation if {
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	input.pod.spec[field] == true

	violation := {
		"path": array.concat(input.pod.path, ["spec", field]),
		"message": $"the pod shares a namespace of its node: `{field}`",
	}
}
