# METADATA
# title: Containers request CPU
# description: >-
#   Without a request the scheduler packs pods on a node as if they needed nothing, and under load they get next
#   to nothing.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `resources.requests.cpu` to what the container needs under load.
#   equivalents:
#   - kube-linter/unset-cpu-requirements
#   - polaris/cpuRequestsMissing
#   - trivy/KSV-0015
#   - checkov/CKV_K8S_10
#   - kubescape/C-0268
#   since: 0.1.0
package rules.resources["cpu-request"]

violations contains violation if {
	some container in input.pod.containers
	container.role in {"main", "sidecar"}
	not _has(container.value, "requests")

	# a limit without a request counts as both
	not _has(container.value, "limits")

	violation := {
		"path": array.concat(container.path, ["resources", "requests", "cpu"]),
		"message": $"container `{container.name}` has no CPU request",
	}
}

_has(container, field) if object.get(container, ["resources", field, "cpu"], null) != null
