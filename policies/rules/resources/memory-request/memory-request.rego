# METADATA
# title: Containers request memory
# description: >-
#   Without a request the scheduler cannot keep room, and the pod is among the first to be evicted when its node
#   runs short.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `resources.requests.memory` to what the container needs under load.
#   equivalents:
#   - polaris/memoryRequestsMissing
#   - trivy/KSV-0016
#   - checkov/CKV_K8S_12
#   - kubescape/C-0269
#   since: 0.1.0
package rules.resources["memory-request"]

violations contains violation if {
	some container in input.pod.containers
	container.role in {"main", "sidecar"}
	not _has(container.value, "requests")

	# a limit without a request counts as both
	not _has(container.value, "limits")

	violation := {
		"path": array.concat(container.path, ["resources", "requests", "memory"]),
		"message": $"container `{container.name}` has no memory request",
	}
}

_has(container, field) if object.get(container, ["resources", field, "memory"], null) != null
