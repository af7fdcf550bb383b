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
#   - kubevious/hpa-scale-target-ref
#   - kubescape/C-0300
#   since: 0.1.0
package rules.references["hpa-target"]

import data.lib.references

violations contains violation if {
	some reference in references.missing_below(["spec", "scaleTargetRef"])

	violation := {
		"path": reference.path,
		"message": $"there is no {references.kind_name(reference)} `{reference.name}` {references.place(reference)}",
	}
}
