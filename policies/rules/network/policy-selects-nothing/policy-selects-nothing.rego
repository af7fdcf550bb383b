# METADATA
# title: Policies of Cilium and of administrators select pods that exist
# description: >-
#   A policy whose selector fits no pod protects nothing, and looks as if it did.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [cilium.io/CiliumNetworkPolicy, cilium.io/CiliumClusterwideNetworkPolicy, policy.networking.k8s.io/AdminNetworkPolicy, policy.networking.k8s.io/BaselineAdminNetworkPolicy]
#   remediation: >-
#     Correct the selector so that it equals labels in the pod template of the workload that is meant.
#   equivalents: []
#   since: 0.1.0
package rules.network["policy-selects-nothing"]

violations contains {"path": unmatched.path, "message": "no workload in the repository has the labels that the policy selects"} if {
	some unmatched in input.facts.unmatched
}
