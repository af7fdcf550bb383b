# METADATA
# title: Selectors fit the pods of their own template
# description: >-
#   The API server refuses a workload whose selector does not match the labels of its pod template.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds:
#   - Deployment
#   - StatefulSet
#   - DaemonSet
#   - ReplicaSet
#   - ReplicationController
#   - argoproj.io/Rollout
#   - apps.openshift.io/DeploymentConfig
#   remediation: >-
#     Give the pod template every label of `spec.selector.matchLabels`, with the same value.
#   equivalents:
#   - kube-linter/mismatching-selector
#   - kube-score/deployment-pod-selector-labels-match-template-metadata-labels
#   - kube-score/statefulset-pod-selector-labels-match-template-metadata-labels
#   - kubescape/C-0296
#   since: 0.1.0
package rules.references["selector-template-mismatch"]

violations contains violation if {
	some label, value in input.resource.spec.selector.matchLabels
	object.get(input.pod.metadata, ["labels", label], null) != value

	violation := {
		"path": array.concat(input.pod.path, ["metadata", "labels", label]),
		"message": $"the pod template lacks the label `{label}: {value}`",
	}
}

# the selectors of older kinds are labels and nothing else
violations contains violation if {
	input.resource.kind in {"ReplicationController", "DeploymentConfig"}
	some label, value in input.resource.spec.selector
	object.get(input.pod.metadata, ["labels", label], null) != value

	violation := {
		"path": ["spec", "selector", label],
		"message": $"the pod template lacks the label `{label}: {value}`",
	}
}
