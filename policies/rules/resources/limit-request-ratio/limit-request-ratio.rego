# METADATA
# title: Limits are not far above requests
# description: >-
#   The scheduler counts requests; where limits are many times higher, a busy hour takes a node that it held
#   for half empty.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Raise the request or lower the limit.
#   parameters:
#     cpu: { type: number, minimum: 1, default: 10, description: How many times its request a CPU limit may be. }
#     memory: { type: number, minimum: 1, default: 2, description: How many times its request a memory limit may be. }
#   equivalents:
#   - gatekeeper/k8scontainerratios
#   since: 0.1.0
package rules.resources["limit-request-ratio"]

import data.lib.quantities
import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	some resource, most in input.parameters["resources/limit-request-ratio"]
	request := requirements.own(container.value, "requests", resource)
	limit := requirements.own(container.value, "limits", resource)
	request != limit
	requested := quantities.nanos(request)
	requested > 0
	quantities.nanos(limit) > requested * most

	violation := {
		"path": array.concat(container.path, ["resources", "limits", resource]),
		"message": $"container `{container.name}` may use more than {most} times its {resource} request: {limit}",
	}
}
