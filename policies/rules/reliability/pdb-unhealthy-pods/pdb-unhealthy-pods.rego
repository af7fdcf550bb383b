# METADATA
# title: PodDisruptionBudgets let broken pods go
# description: >-
#   By default pods that run but are not ready count as protected as soon as the budget is used up, so that an
#   application that crashes stops the drain of its nodes.
# related_resources:
# - description: Unhealthy pod eviction policy
#   ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [policy/PodDisruptionBudget]
#   remediation: >-
#     Write `unhealthyPodEvictionPolicy: AlwaysAllow`.
#   equivalents:
#   - kube-linter/pdb-unhealthy-pod-eviction-policy
#   since: 0.1.0
package rules.reliability["pdb-unhealthy-pods"]

violations contains violation if {
	object.get(input.resource.spec, "unhealthyPodEvictionPolicy", null) == null

	violation := {
		"path": ["spec", "unhealthyPodEvictionPolicy"],
		"message": "it is not said whether pods that are not ready may be evicted",
	}
}
