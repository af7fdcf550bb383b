# METADATA
# title: Containers request all the memory that they may use
# description: >-
#   Memory cannot be taken back: a container that uses more than it requested is the first to be killed when
#   its node runs short.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Write the same amount in `requests.memory` and `limits.memory`.
#   equivalents:
#   - kube-score/container-memory-requests-equal-limits
#   since: 0.1.0
package rules.resources["memory-request-equals-limit"]

import data.lib.quantities
import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	request := requirements.own(container.value, "requests", "memory")
	limit := requirements.own(container.value, "limits", "memory")
	request != limit
	quantities.nanos(request) != quantities.nanos(limit)

	violation := {
		"path": array.concat(container.path, ["resources", "requests", "memory"]),
		"message": $"container `{container.name}` requests {request} of memory and may use {limit}",
	}
}
