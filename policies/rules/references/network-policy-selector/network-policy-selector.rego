# METADATA
# title: Network policies select pods that exist
# description: >-
#   A policy whose selector fits no pod isolates nothing, while everybody believes that it does.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [networking.k8s.io/NetworkPolicy]
#   remediation: >-
#     Correct `podSelector` so that it fits the labels in the pod template of the workload that is meant.
#   equivalents:
#   - kube-linter/dangling-networkpolicy
#   - kube-score/networkpolicy-targets-pod
#   - kubevious/network-policy-pod-selector-ref
#   - kubescape/C-0299
#   since: 0.1.0
package rules.references["network-policy-selector"]

violations contains {"path": ["spec", "podSelector"], "message": "no workload in the repository has the labels that the policy selects"} if {
	input.facts.complete
	count(input.resource.spec.podSelector) > 0
	count(input.facts.selected) == 0
}
