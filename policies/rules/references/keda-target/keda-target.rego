# METADATA
# title: ScaledObjects target a workload that exists
# description: >-
#   KEDA makes no autoscaler for a ScaledObject whose target it does not find, and nothing is scaled.
# related_resources:
# - description: Scaling Deployments
#   ref: https://keda.sh/docs/latest/reference/scaledobject-spec/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [keda.sh/ScaledObject]
#   remediation: >-
#     Correct `scaleTargetRef`: the name of the workload, with apiVersion and kind where it is no Deployment.
#   equivalents: []
#   since: 0.1.0
package rules.references["keda-target"]

import data.lib.references

violations contains violation if {
	some reference in references.missing_below(["spec", "scaleTargetRef"])

	violation := {
		"path": reference.path,
		"message": $"there is no {references.kind_name(reference)} `{reference.name}` {references.place(reference)}",
	}
}
