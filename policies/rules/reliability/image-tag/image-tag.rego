# METADATA
# title: Images have a tag that stays what it is
# description: >-
#   With `latest`, or without a tag, two nodes may run different code from one manifest, and nobody can tell
#   which, or go back.
# related_resources:
# - description: Image names
#   ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Write the version as the tag, or pin the digest.
#   equivalents:
#   - kube-linter/latest-tag
#   - kube-score/container-image-tag
#   - polaris/tagNotSpecified
#   - trivy/KSV-0013
#   - checkov/CKV_K8S_14
#   - kubescape/C-0075
#   - kubevious/latest-image
#   - monokle/KBP001
#   - gatekeeper/k8sdisallowedtags
#   since: 0.1.0
package rules.reliability["image-tag"]

import data.lib.placeholders

_mutable := {"latest", "main", "master", "edge", "nightly", "dev", "stable"}

violations contains violation if {
	some container in input.pod.containers
	container.image.digest == ""
	problem := _problem(container.image)
	not _is_filled_in(container.value.image)

	violation := {
		"path": array.concat(container.path, ["image"]),
		"message": $"the image of container `{container.name}` {problem}",
	}
}

_problem(image) := "has no tag, which means `latest`" if image.tag == ""

_problem(image) := $"has the tag `{image.tag}`, which moves" if image.tag in _mutable

_is_filled_in(name) if placeholders.is_placeholder(name)

# built and pinned by ko
_is_filled_in(name) if startswith(name, "ko://")
