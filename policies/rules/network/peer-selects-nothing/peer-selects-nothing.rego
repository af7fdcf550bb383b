# METADATA
# title: Peers of network policies exist
# description: >-
#   A peer whose labels no pod has lets nobody in: the connection that the policy was to allow fails.
# related_resources:
# - description: Network policies
#   ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [networking.k8s.io/NetworkPolicy]
#   remediation: >-
#     Correct the peer's `podSelector` so that it equals labels in the pod template of the workload that is
#     meant.
#   equivalents:
#   - kube-linter/dangling-networkpolicypeer-podselector
#   since: 0.1.0
package rules.network["peer-selects-nothing"]

violations contains {"path": unmatched.path, "message": "no workload in the repository has the labels of this peer"} if {
	some unmatched in input.facts.unmatched
}
