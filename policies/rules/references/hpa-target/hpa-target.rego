# METADATA
# title: Autoscalers target a workload that exists
# description: >-
#   An autoscaler without its target scales nothing, and the workload that was meant stays as it is under load.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [autoscaling/HorizontalPodAutoscaler]
#   remediation: >-
#     Correct `scaleTargetRef`: apiVersion, kind and name of the workload.
#   equivalents:
#   - kube-linter/dangling-horizontalpodautoscaler
#   - kube-score/horizontalpodautoscaler-has-target
#   - kubescape/C-0300
#   since: 0.1.0
package rules.references["hpa-target"]

violations contains violation if {
	input.facts.complete
	count(input.facts.targets) == 0
	target := input.resource.spec.scaleTargetRef

	violation := {
		"path": ["spec", "scaleTargetRef", "name"],
		"message": $"there is no {target.kind} `{target.name}` in the repository",
	}
}
