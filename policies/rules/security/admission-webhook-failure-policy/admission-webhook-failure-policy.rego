# METADATA
# title: Admission webhooks fail closed, and not for the whole cluster
# description: >-
#   With `Ignore` every request passes while the webhook is down, so that to stop it is to get around it; with
#   `Fail` on the pods of all namespaces, one that is down keeps even its own pods from starting.
# related_resources:
# - description: Good practice for admission webhooks
#   ref: https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [admissionregistration.k8s.io/ValidatingWebhookConfiguration, admissionregistration.k8s.io/MutatingWebhookConfiguration, admissionregistration.k8s.io/ValidatingAdmissionPolicy]
#   remediation: >-
#     Set `failurePolicy: Fail`, and leave out kube-system and the webhook's own namespace by
#     `namespaceSelector`.
#   since: 0.1.0
package rules.security["admission-webhook-failure-policy"]

violations contains violation if {
	some index, webhook in input.resource.webhooks
	webhook.failurePolicy == "Ignore"

	violation := {
		"path": ["webhooks", index, "failurePolicy"],
		"message": $"webhook `{webhook.name}` lets every request pass that it does not answer",
	}
}

violations contains violation if {
	some index, webhook in input.resource.webhooks
	object.get(webhook, "failurePolicy", "Fail") == "Fail"
	_selects_all(webhook)
	some operations in webhook.rules
	_admits_pods(operations)

	violation := {
		"path": ["webhooks", index],
		"message": $"webhook `{webhook.name}` stops every new pod of the cluster, its own too, while it does not answer",
	}
}

violations contains violation if {
	input.resource.kind == "ValidatingAdmissionPolicy"
	input.resource.spec.failurePolicy == "Ignore"

	violation := {
		"path": ["spec", "failurePolicy"],
		"message": "the policy lets every request pass that it fails on",
	}
}

_selects_all(webhook) if {
	every field in ["namespaceSelector", "objectSelector", "matchConditions"] {
		object.get(webhook, field, null) in [null, {}, []]
	}
}

_admits_pods(operations) if {
	some group in operations.apiGroups
	group in {"", "*"}
	some resource in operations.resources
	resource in {"pods", "*", "*/*"}
	some operation in operations.operations
	operation in {"CREATE", "*"}
}
