# METADATA
# title: Containers have limits
# description: A container without limits can take a whole node.
# related_resources:
# - description: Resource management
#   ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# custom:
#   severity: warning
#   kinds: [workload]
package rules.limits

default mode := "deny"

mode := "warn" if input.parameters.mode == "warn"

violations contains violation if {
	some index, container in input.resource.spec.containers
	_applies(container)
	some resource in data.settings.resources
	not container.resources.limits[resource]
	violation := {
		"path": ["spec", "containers", index, "resources", "limits"],
		"message": $"container `{container.name}` has no {resource} limit",
	}
}

violations contains {"path": ["metadata", "name"], "message": sprintf("%s is not a name", [name])} if {
	name := input.resource.metadata.name
	not regex.match(`^[a-z][-a-z0-9]*$`, name)
}

_applies(container) if {
	every prefix in data.settings.exempt {
		not startswith(container.image, prefix)
	}
}

by_image := {image: names |
	image := input.resource.spec.containers[_].image
	names := {container.name | some container in input.resource.spec.containers; container.image == image}
}
