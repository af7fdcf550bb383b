# METADATA
# title: Images come from registries that are kept up
# description: >-
#   A registry that was given up gets no fixes, and goes away: pods that run today will not start on a new
#   node.
# related_resources:
# - description: k8s.gcr.io image registry redirect
#   ref: https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
# - description: Changes to the Bitnami catalogue
#   ref: https://github.com/bitnami/containers/issues/83267
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Take the image from where its project publishes it today.
#   equivalents:
#   - kubescape/C-0253
#   since: 0.1.0
package rules.security["deprecated-registry"]

_given_up := {
	"k8s.gcr.io": "registry.k8s.io has what it had",
	"gcr.io/google-containers": "registry.k8s.io has what it had",
	"gcr.io/google_containers": "registry.k8s.io has what it had",
	"gcr.io/kubebuilder": "kube-rbac-proxy is at quay.io/brancz/kube-rbac-proxy",
	"docker.io/bitnami": "versioned images moved to docker.io/bitnamilegacy, without fixes",
	"docker.io/bitnamilegacy": "it gets no fixes",
}

violations contains violation if {
	some container in input.pod.containers
	name := $"{container.image.registry}/{container.image.repository}/"
	some registry, advice in _given_up
	startswith(name, $"{registry}/")

	violation := {
		"path": array.concat(container.path, ["image"]),
		"message": $"the image of container `{container.name}` comes from {registry}, which was given up: {advice}",
	}
}
