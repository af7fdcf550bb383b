# METADATA
# title: PodDisruptionBudgets let one pod go
# description: >-
#   A budget that allows no eviction stops every drain of a node, and with it upgrades of the cluster and its
#   autoscaler.
# related_resources:
# - description: Disruptions
#   ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [policy/PodDisruptionBudget]
#   remediation: >-
#     Write `maxUnavailable: 1`, or a `minAvailable` below the number of replicas.
#   equivalents:
#   - kube-linter/pdb-max-unavailable
#   - kube-linter/pdb-min-available
#   - polaris/pdbDisruptionsIsZero
#   - gatekeeper/k8spoddisruptionbudget
#   since: 0.1.0
package rules.reliability["pdb-blocks-eviction"]

import data.lib.budgets

violations contains violation if {
	input.resource.spec.maxUnavailable in {0, "0", "0%"}

	violation := {
		"path": ["spec", "maxUnavailable"],
		"message": "no pod may ever be evicted: `maxUnavailable` is 0",
	}
}

violations contains violation if {
	input.resource.spec.minAvailable == "100%"

	violation := {
		"path": ["spec", "minAvailable"],
		"message": "no pod may ever be evicted: `minAvailable` is 100%",
	}
}

violations contains violation if {
	least := input.resource.spec.minAvailable
	least != "100%"
	pods := budgets.most(input.facts.workloads)
	pods > 0
	budgets.required(least, pods) >= pods

	violation := {
		"path": ["spec", "minAvailable"],
		"message": $"no pod may ever be evicted: `minAvailable` is {least} of {pods}",
	}
}
