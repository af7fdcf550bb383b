# METADATA
# title: Pods are covered by network policies
# description: >-
#   A pod that no policy selects accepts connections from every pod of the cluster and opens them to
#   anywhere; whoever takes it over goes on from there.
# related_resources:
# - description: Network policies
#   ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Add a NetworkPolicy whose `podSelector` fits the labels of the pods, or one that denies all in the
#     namespace.
#   equivalents:
#   - kube-linter/non-isolated-pod
#   - kube-score/pod-networkpolicy
#   - polaris/missingNetworkPolicy
#   - kubescape/C-0260
#   - kubescape/C-0030
#   - checkov/CKV2_K8S_6
#   since: 0.1.0
package rules.network["uncovered-by-network-policy"]

violations contains violation if {
	input.facts.complete
	count(_open) > 0
	not input.pod.spec.hostNetwork
	violation := {
		"path": array.concat(input.pod.path, ["metadata", "labels"]),
		"message": $"no network policy limits {concat(" and ", _open)} of these pods",
	}
}

_open := [direction |
	some direction in ["ingress", "egress"]
	count(input.facts.networkPolicies[direction]) == 0
]
