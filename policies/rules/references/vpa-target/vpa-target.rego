# METADATA
# title: Vertical autoscalers target a workload that exists
# description: >-
#   A VerticalPodAutoscaler without its target recommends and changes nothing.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [autoscaling.k8s.io/VerticalPodAutoscaler]
#   remediation: >-
#     Correct `targetRef`: apiVersion, kind and name of the workload.
#   equivalents: []
#   since: 0.1.0
package rules.references["vpa-target"]

import data.lib.references

violations contains violation if {
	some reference in references.missing_below(["spec", "targetRef"])

	violation := {
		"path": reference.path,
		"message": $"there is no {references.kind_name(reference)} `{reference.name}` {references.place(reference)}",
	}
}
