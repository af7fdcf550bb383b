# METADATA
# title: Workloads say whom to call
# description: >-
#   Whoever is woken by an alert needs an address, not a search through repositories.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, DaemonSet, CronJob, argoproj.io/Rollout, apps.openshift.io/DeploymentConfig]
#   remediation: >-
#     Add the annotation with an e-mail address or a URL to `metadata.annotations`, or once to `commonAnnotations` of the
#     kustomization.
#   parameters:
#     annotation:
#       type: string
#       default: k8s-platform.io/on-call
#       description: The annotation that says whom to call.
#     pattern:
#       type: string
#       default: '^([^@\s]+@[^@\s]+|https?://\S+|#\S+)$'
#       description: What its value must match, as RE2 reads it.
#   equivalents:
#   - kube-linter/required-annotation-email
#   since: 0.1.0
package rules.metadata["on-call-annotation"]

violations contains {"path": ["metadata", "annotations"], "message": $"the annotation `{_annotation}` is missing"} if {
	not _value
}

violations contains violation if {
	not regex.match(input.parameters["metadata/on-call-annotation"].pattern, _value)

	violation := {
		"path": ["metadata", "annotations", _annotation],
		"message": $"`{_annotation}` holds no address",
	}
}

_annotation := input.parameters["metadata/on-call-annotation"].annotation

_value := input.resource.metadata.annotations[_annotation]
