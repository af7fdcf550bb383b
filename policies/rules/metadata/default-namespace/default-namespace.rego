# METADATA
# title: Nothing is put into the namespace `default`
# description: >-
#   The default namespace has no quota, no network policy and no owner, and whatever forgets its namespace ends
#   up there too.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   remediation: >-
#     Write the namespace that the object belongs to, or leave it out and let the deployment set it.
#   equivalents:
#   - kube-linter/use-namespace
#   - trivy/KSV-0110
#   - checkov/CKV_K8S_21
#   - kubescape/C-0061
#   since: 0.1.0
package rules.metadata["default-namespace"]

violations contains {"path": ["metadata", "namespace"], "message": "the object goes to the namespace `default`"} if {
	input.resource.metadata.namespace == "default"

	# these exist in every namespace, and RBAC for them is bound where they are
	not input.resource.kind in {"Endpoints", "EndpointSlice"}
}
