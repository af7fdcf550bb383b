# METADATA
# title: Requests and limits
# description: >-
#   What a container asks for in the end: what it says itself, what its pod says for all containers, and what the
#   LimitRange of its namespace fills in. A scope is the pod's `resources` and the namespace's `limitRanges`. Source:
#   the LimitRanger of the API server, and the defaults of v1.Pod and v1.LimitRange.
package lib.requirements

# METADATA
# title: The containers that use resources as long as the pod runs
containers contains container if {
	some container in input.pod.containers
	container.role in {"main", "sidecar"}
}

# METADATA
# title: The scope of the workload that is judged
scope := {
	"resources": object.get(input.pod.spec, "resources", {}),
	"limitRanges": object.get(input.facts, "limitRanges", []),
}

# METADATA
# title: Whether a container has a request
# description: Its own, or one that stands in for it. A limit without a request counts as both.
is_requested(_, container, resource) if own(container.value, "requests", resource)

is_requested(where, container, resource) if is_limited(where, container, resource)

is_requested(where, _, resource) if own(where, "requests", resource)

is_requested(where, _, resource) if {
	some item in container_ranges(where.limitRanges)
	_default_request(item, resource)
}

# METADATA
# title: Whether a container has a limit
is_limited(_, container, resource) if own(container.value, "limits", resource)

is_limited(where, _, resource) if own(where, "limits", resource)

is_limited(where, _, resource) if {
	some item in container_ranges(where.limitRanges)
	default_limit(item, resource)
}

# METADATA
# title: What is written in a container or a pod spec
# description: Undefined where nothing is. `field` is `requests` or `limits`.
own(value, field, resource) := quantity if {
	quantity := object.get(value, ["resources", field, resource], null)
	quantity != null
}

# METADATA
# title: The ranges that concern containers
container_ranges(limit_ranges) := [item |
	some range in limit_ranges
	some item in range.limits
	item.type == "Container"
]

# METADATA
# title: The limit that a range gives to containers without one
default_limit(item, resource) := item["default"][resource]

default_limit(item, resource) := item.max[resource] if not item["default"][resource]

_default_request(item, resource) if item.defaultRequest[resource]

_default_request(item, resource) if default_limit(item, resource)

_default_request(item, resource) if item.min[resource]
