# METADATA
# title: Workloads carry the recommended labels
# description: >-
#   Dashboards, cost reports and tools group objects by the labels that Kubernetes recommends.
# related_resources:
# - description: Recommended labels
#   ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, DaemonSet, CronJob, argoproj.io/Rollout]
#   remediation: >-
#     Add `app.kubernetes.io/name` and the other missing labels to `metadata.labels`.
#   parameters:
#     labels:
#       type: array
#       items: { type: string }
#       default: [app.kubernetes.io/name, app.kubernetes.io/part-of]
#       description: Labels that must be there.
#   equivalents:
#   - kubescape/C-0077
#   - monokle/MTD-recommended-labels
#   - datree/K8S_LABELS
#   since: 0.1.0
package rules.metadata["recommended-labels"]

violations contains violation if {
	required := input.parameters["metadata/recommended-labels"].labels
	labels := object.get(input.resource, ["metadata", "labels"], {})
	missing := [label | some label in required; not label in object.keys(labels)]
	count(missing) > 0

	violation := {
		"path": ["metadata", "labels"],
		"message": $"labels are missing: {concat(", ", missing)}",
	}
}
