# METADATA
# title: Ingresses bring no configuration of their own
# description: >-
#   A snippet is pasted into the controller's configuration: whoever may write an Ingress can read the
#   controller's Secrets, those of all namespaces (CVE-2021-25742).
# related_resources:
# - description: CVE-2021-25742
#   ref: https://github.com/kubernetes/kubernetes/issues/126811
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [networking.k8s.io/Ingress]
#   remediation: >-
#     Remove the annotation; use the annotation for the one setting, or an HTTPRoute filter.
#   equivalents:
#   - checkov/CKV_K8S_152
#   - checkov/CKV_K8S_153
#   - checkov/CKV_K8S_154
#   - kubescape/C-0059
#   since: 0.1.0
package rules.security["ingress-snippet-annotation"]

violations contains violation if {
	some name, _ in input.resource.metadata.annotations
	contains(name, "snippet")
	regex.match(`^nginx\.(ingress\.kubernetes\.io|org)/.*snippets?$`, name)

	violation := {
		"path": ["metadata", "annotations", name],
		"message": $"`{name}` is pasted into the controller's configuration",
	}
}
