# METADATA
# title: PodDisruptionBudgets leave room when an autoscaler is at its minimum
# description: >-
#   At its minimum the autoscaler keeps no more pods than the budget demands, so that none may be evicted,
#   mostly at night, when nodes are upgraded.
# related_resources:
# - description: Disruptions
#   ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [policy/PodDisruptionBudget]
#   remediation: >-
#     Write `maxUnavailable: 1` instead of `minAvailable`, or raise the minimum of the autoscaler.
#   equivalents:
#   - polaris/pdbMinAvailableGreaterThanHPAMinReplicas
#   - kube-linter/pdb-min-available
#   since: 0.1.0
package rules.reliability["pdb-exceeds-hpa-minimum"]

import data.lib.budgets

violations contains violation if {
	least := input.resource.spec.minAvailable
	[workload] := input.facts.workloads
	some scaler in workload.autoscalers
	minimum := max([1, scaler.minimum])
	budgets.required(least, minimum) >= minimum

	# else reliability/pdb-blocks-eviction says it
	most := budgets.most(input.facts.workloads)
	budgets.required(least, most) < most

	violation := {
		"path": ["spec", "minAvailable"],
		"message": $"{least} pods must be available, and {scaler.kind} `{scaler.name}` goes down to {minimum}",
	}
}
