# METADATA
# title: Containers have a CPU limit
# description: >-
#   Without a limit a container takes all the CPU of its node that others do not request, so that what it
#   needs is only seen when the node is full.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `resources.limits.cpu`.
#   equivalents:
#   - kube-linter/unset-cpu-requirements
#   - polaris/cpuLimitsMissing
#   - trivy/KSV-0011
#   - checkov/CKV_K8S_11
#   - kubescape/C-0270
#   - monokle/KBP003
#   - kube-score/container-resources
#   - gatekeeper/k8srequiredresources
#   - kubevious/resource-request-limit-check
#   - gatekeeper/k8scontainerlimits
#   - kubescape/C-0050
#   - kubescape/C-0009
#   since: 0.1.0
package rules.resources["cpu-limit"]

import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	not requirements.is_limited(requirements.scope, container, "cpu")

	violation := {
		"path": array.concat(container.path, ["resources", "limits", "cpu"]),
		"message": $"container `{container.name}` has no CPU limit",
	}
}
