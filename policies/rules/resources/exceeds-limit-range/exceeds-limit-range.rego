# METADATA
# title: Pods and claims keep within the LimitRange of their namespace
# description: >-
#   The API server refuses what goes beyond a LimitRange: of a Deployment not the object but each of its pods,
#   so that nothing starts and only events tell.
# related_resources:
# - description: Limit ranges
#   ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [workload, /PersistentVolumeClaim]
#   remediation: >-
#     Keep to the range, or widen the LimitRange.
#   since: 0.1.0
package rules.resources["exceeds-limit-range"]

import data.lib.quantities
import data.lib.requirements

# what a container or a claim asks for, one by one
violations contains violation if {
	some range in input.facts.limitRanges
	some item in range.limits
	some amount in _amounts[item.type]
	problem := _problem(item, amount)

	violation := {
		"path": amount.path,
		"message": $"{amount.what}, and LimitRange `{range.name}` {problem}",
	}
}

# without a limit of its own, a container gets that of the namespace
violations contains violation if {
	some range in input.facts.limitRanges
	some item in requirements.container_ranges([range])
	some amount in _amounts.Container
	amount.field == "requests"
	not requirements.own(amount.container, "limits", amount.resource)
	limit := requirements.default_limit(item, amount.resource)
	amount.nanos > quantities.nanos(limit)
	not _problem(item, amount)

	violation := {
		"path": amount.path,
		"message": $"{amount.what}, and LimitRange `{range.name}` limits it to {limit} by default",
	}
}

violations contains violation if {
	some range in input.facts.limitRanges
	some item in requirements.container_ranges([range])
	some resource, ratio in item.maxLimitRequestRatio
	some container in _bounded
	request := requirements.own(container.value, "requests", resource)
	limit := requirements.own(container.value, "limits", resource)

	# all in billionths, so that the right has one factor more
	quantities.nanos(limit) * 1000000000 > quantities.nanos(request) * quantities.nanos(ratio)

	problem := $"may use more than {ratio} times its {resource} request, against LimitRange `{range.name}`"

	violation := {
		"path": array.concat(container.path, ["resources", "limits", resource]),
		"message": $"container `{container.name}` {problem}",
	}
}

# what the containers of a pod ask for together
violations contains violation if {
	not input.pod.spec.resources
	some range in input.facts.limitRanges
	some item in range.limits
	item.type == "Pod"
	some field, verb in {"requests": "request", "limits": "may use"}
	some resource, most in item.max
	_total(field, resource) > quantities.nanos(most)

	violation := {
		"path": array.concat(input.pod.path, ["spec", "containers"]),
		"message": $"the containers together {verb} more {resource} than LimitRange `{range.name}` allows: {most}",
	}
}

_problem(item, amount) := $"allows {most} at most" if {
	most := item.max[amount.resource]
	amount.nanos > quantities.nanos(most)
} else := $"demands {least} at least" if {
	least := item.min[amount.resource]
	amount.nanos < quantities.nanos(least)
}

_amounts := {
	"Container": [amount |
		some container in _bounded
		some field, verb in {"requests": "requests", "limits": "may use"}
		some resource, quantity in container.value.resources[field]
		amount := {
			"container": container.value,
			"field": field,
			"resource": resource,
			"nanos": quantities.nanos(quantity),
			"what": $"container `{container.name}` {verb} {quantity} of {resource}",
			"path": array.concat(container.path, ["resources", field, resource]),
		}
	],
	"PersistentVolumeClaim": [amount |
		some claim in _claims
		some resource, quantity in claim.value.spec.resources.requests
		amount := {
			"resource": resource,
			"nanos": quantities.nanos(quantity),
			"what": $"the claim requests {quantity} of {resource}",
			"path": array.concat(claim.path, ["spec", "resources", "requests", resource]),
		}
	],
}

_bounded contains container if {
	some container in input.pod.containers
	container.role != "ephemeral"
}

_claims contains {"path": [], "value": input.resource} if input.resource.kind == "PersistentVolumeClaim"

_claims contains {"path": ["spec", "volumeClaimTemplates", index], "value": value} if {
	some index, value in input.resource.spec.volumeClaimTemplates
}

# init containers run one after the other, beside the sidecars that started before them
_total(field, resource) := max(array.concat([_sum(requirements.containers, field, resource)], [number |
	some container in input.pod.containers
	container.role == "init"
	before := {other |
		some other in input.pod.containers
		other.role == "sidecar"
		_index(other) < _index(container)
	}
	number := _sum(before | {container}, field, resource)
]))

_sum(containers, field, resource) := sum([quantities.nanos(quantity) |
	some container in containers
	quantity := requirements.own(container.value, field, resource)
])

_index(container) := container.path[count(container.path) - 1]
