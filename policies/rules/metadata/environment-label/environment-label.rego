# METADATA
# title: Workloads say which environment they belong to
# description: >-
#   Logs, metrics and bills of several environments in one place can be told apart only by what the objects say.
# custom:
#   severity: info
#   scope: resource
#   profiles: []
#   kinds: [Deployment, StatefulSet, DaemonSet, CronJob, argoproj.io/Rollout]
#   remediation: >-
#     Add the label to `labels` of the overlay of each environment.
#   parameters:
#     label:
#       type: string
#       default: k8s-platform.io/environment
#       description: The label that names the environment.
#     environments:
#       type: array
#       items: { type: string }
#       default: []
#       description: The values that it may have; empty for any.
#   equivalents:
#   - datree/WORKLOAD_MISSING_LABEL_ENV_VALUE
#   since: 0.1.0
package rules.metadata["environment-label"]

violations contains {"path": ["metadata", "labels"], "message": $"the label `{_label}` is missing"} if {
	not _value
}

violations contains violation if {
	environments := input.parameters["metadata/environment-label"].environments
	count(environments) > 0
	not _value in environments

	violation := {
		"path": ["metadata", "labels", _label],
		"message": $"`{_value}` is none of the environments {concat(", ", environments)}",
	}
}

_label := input.parameters["metadata/environment-label"].label

_value := input.resource.metadata.labels[_label]
