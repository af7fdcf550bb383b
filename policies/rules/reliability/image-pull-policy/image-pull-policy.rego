# METADATA
# title: Images are pulled, or pinned by digest
# description: >-
#   A node that has an image of that name runs it whatever the registry holds now, and whoever may run a pod
#   there runs it without the credentials to pull it.
# related_resources:
# - description: Image pull policy
#   ref: https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Write `imagePullPolicy: Always`, or pin the digest of the image.
#   equivalents:
#   - kube-score/container-image-pull-policy
#   - polaris/pullPolicyNotAlways
#   - checkov/CKV_K8S_15
#   since: 0.1.0
package rules.reliability["image-pull-policy"]

violations contains violation if {
	some container in input.pod.containers
	container.role != "ephemeral"
	container.image.digest == ""
	policy := object.get(container.value, "imagePullPolicy", _default(container.image.tag))
	policy != "Always"

	violation := {
		"path": array.concat(container.path, ["imagePullPolicy"]),
		"message": $"the image of container `{container.name}` is pulled only where it is missing",
	}
}

_default(tag) := "Always" if tag in {"", "latest"}

_default(tag) := "IfNotPresent" if not tag in {"", "latest"}
