# METADATA
# title: Values of labels are legal
# description: >-
#   The API server refuses an object with a label of another form, also where a template or a kustomization brings it.
# related_resources:
# - description: Syntax and character set of labels
#   ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
# custom:
#   severity: error
#   scope: resource
#   profiles: [strict]
#   remediation: >-
#     Write at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends.
#   equivalents:
#   - kube-score/label-values
#   - datree/WORKLOAD_INVALID_LABELS_VALUE
#   since: 0.1.0
package rules.metadata["label-values"]

import data.lib.applications
import data.lib.placeholders

violations contains violation if {
	some labels in _labels
	some key, value in labels.value
	not _is_legal(value)

	violation := {
		"path": array.concat(labels.path, [key]),
		"message": $"the value of the label `{key}` is not legal",
	}
}

_labels contains {"path": ["metadata", "labels"], "value": input.resource.metadata.labels}

_labels contains {"path": array.concat(input.pod.path, ["metadata", "labels"]), "value": input.pod.metadata.labels} if {
	count(input.pod.path) > 0
}

_labels contains {"path": ["spec", "template", "metadata", "labels"], "value": input.resource.spec.template.metadata.labels} if {
	input.resource.kind == "ApplicationSet"
}

_labels contains {"path": ["commonLabels"], "value": input.resource.commonLabels} if _is_kustomization

_labels contains {"path": ["labels", index, "pairs"], "value": entry.pairs} if {
	_is_kustomization
	some index, entry in input.resource.labels
}

_is_kustomization if startswith(input.resource.apiVersion, "kustomize.config.k8s.io/")

_is_legal(value) if not is_string(value) # of a wrong type, which the schema tells

_is_legal(value) if {
	count(value) <= 63
	regex.match(`^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$`, value)
}

_is_legal(value) if contains(value, "${")

_is_legal(value) if applications.is_templated(value)

_is_legal(value) if placeholders.is_placeholder(value)
