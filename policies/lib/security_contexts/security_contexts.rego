# METADATA
# title: Security contexts
# description: >-
#   Of the pod and of each of its containers, whatever their role. Each has `owner`, the words for it in a message,
#   `path`, and `value`, which is empty where there is none.
package lib.security_contexts

# METADATA
# title: The security context of the pod
pod := {
	"owner": "the pod",
	"path": array.concat(input.pod.path, ["spec", "securityContext"]),
	"value": _value(input.pod.spec),
}

# METADATA
# title: The security contexts of the containers
containers := [context |
	some container in input.pod.containers
	context := {
		"owner": $"container `{container.name}`",
		"path": array.concat(container.path, ["securityContext"]),
		"value": _value(container.value),
	}
]

# METADATA
# title: All of them
all := array.concat([pod], containers)

# METADATA
# title: Those of containers that neither set a field nor get it from the pod
without(field) := [context |
	not _sets(pod, field)
	some context in containers
	not _sets(context, field)
]

# null counts as nothing, as the API server reads it
_sets(context, field) if object.get(context.value, field, null) != null

_value(holder) := context if {
	context := object.get(holder, "securityContext", {})
	is_object(context)
}

_value(holder) := {} if not is_object(object.get(holder, "securityContext", {}))
