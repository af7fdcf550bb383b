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
#   scope: repository
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
#   - kube-score/container-resources
#   - gatekeeper/k8srequiredresources
#   - kubevious/resource-request-limit-check
#   - gatekeeper/k8scontainerrequests
#   - monokle/KBP002
#   - kubescape/C-0050
#   since: 0.1.0
package rules.resources["cpu-request"]

import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	not requirements.is_requested(requirements.scope, container, "cpu")

	violation := {
		"path": array.concat(container.path, ["resources", "requests", "cpu"]),
		"message": $"container `{container.name}` has no CPU request",
	}
}
