# METADATA
# title: Containers have a memory limit
# description: >-
#   Without a limit one leak takes the memory of the whole node, and other pods are killed for it.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `resources.limits.memory` to what the container needs at most.
#   equivalents:
#   - kube-linter/unset-memory-requirements
#   - polaris/memoryLimitsMissing
#   - trivy/KSV-0018
#   - checkov/CKV_K8S_13
#   - kubescape/C-0271
#   - kube-score/container-resources
#   - gatekeeper/k8srequiredresources
#   - kubevious/resource-request-limit-check
#   - gatekeeper/k8scontainerlimits
#   - monokle/KBP005
#   - kubescape/C-0004
#   - kubescape/C-0009
#   since: 0.1.0
package rules.resources["memory-limit"]

import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	not requirements.is_limited(requirements.scope, container, "memory")

	violation := {
		"path": array.concat(container.path, ["resources", "limits", "memory"]),
		"message": $"container `{container.name}` has no memory limit",
	}
}
