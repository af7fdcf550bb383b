# METADATA
# title: PodDisruptionBudgets limit something
# description: >-
#   With neither `minAvailable` nor `maxUnavailable` a budget protects no pod at all.
# related_resources:
# - description: Disruptions
#   ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [policy/PodDisruptionBudget]
#   remediation: >-
#     Write `maxUnavailable: 1`.
#   equivalents:
#   - kube-score/poddisruptionbudget-has-policy
#   since: 0.1.0
package rules.reliability["pdb-without-limit"]

violations contains violation if {
	object.get(input.resource.spec, "minAvailable", null) == null
	object.get(input.resource.spec, "maxUnavailable", null) == null

	violation := {
		"path": ["spec", "maxUnavailable"],
		"message": "neither `minAvailable` nor `maxUnavailable` is set, so that nothing is protected",
	}
}
