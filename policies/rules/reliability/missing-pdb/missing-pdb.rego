# METADATA
# title: Replicated workloads have a PodDisruptionBudget
# description: >-
#   Without one, an upgrade of the nodes may evict all replicas at the same time.
# related_resources:
# - description: Disruptions
#   ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, argoproj.io/Rollout]
#   remediation: >-
#     Add a PodDisruptionBudget with `maxUnavailable: 1` whose selector is that of the workload.
#   equivalents:
#   - kube-score/deployment-has-poddisruptionbudget
#   - kube-score/statefulset-has-poddisruptionbudget
#   - polaris/missingPodDisruptionBudget
#   since: 0.1.0
package rules.reliability["missing-pdb"]

import data.lib.replicas

violations contains violation if {
	input.facts.complete
	count(input.facts.disruptionBudgets) == 0
	replicas.fewest(object.get(input.resource.spec, "replicas", null), input.facts.autoscalers) > 1

	violation := {
		"path": ["metadata", "name"],
		"message": "no PodDisruptionBudget keeps some of the replicas when nodes are drained",
	}
}
