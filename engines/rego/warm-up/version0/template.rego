package k8srequiredlabels

import data.lib.helpers

violation[{"msg": msg, "details": {"missing_labels": missing}}] {
	provided := {label | input.review.object.metadata.labels[label]}
	required := {label | label := input.parameters.labels[_].key}
	missing := required - provided
	count(missing) > 0
	helpers.known(input.review.object.kind)
	msg := sprintf("you must provide labels: %v", [missing])
}
