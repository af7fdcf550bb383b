# METADATA
# title: Images are pinned by digest
# description: >-
#   A tag can be moved to another image; a digest cannot.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Append the digest: `name:tag@sha256:…`. Renovate keeps both up to date.
#   equivalents:
#   - checkov/CKV_K8S_43
#   - kubescape/C-0306
#   - gatekeeper/k8simagedigests
#   yieldsTo:
#   - reliability/image-tag
#   since: 0.1.0
package rules["supply-chain"]["image-digest"]

violations contains violation if {
	some container in input.pod.containers
	container.image.digest == ""

	violation := {
		"path": array.concat(container.path, ["image"]),
		"message": $"the image of container `{container.name}` is not pinned by digest",
	}
}
