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
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `resources.requests.memory` to what the container needs under load.
#   equivalents:
#   - polaris/memoryRequestsMissing
#   - trivy/KSV-0016
#   - checkov/CKV_K8S_12
#   - kubescape/C-0269
#   - kube-linter/unset-memory-requirements
#   - kube-score/container-resources
#   - gatekeeper/k8srequiredresources
#   - kubevious/resource-request-limit-check
#   - gatekeeper/k8scontainerrequests
#   - monokle/KBP004
#   - kubescape/C-0004
#   since: 0.1.0
package rules.resources["memory-request"]

import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	not requirements.is_requested(requirements.scope, container, "memory")

	violation := {
		"path": array.concat(container.path, ["resources", "requests", "memory"]),
		"message": $"container `{container.name}` has no memory request",
	}
}
