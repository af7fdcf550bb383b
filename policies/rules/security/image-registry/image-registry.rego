# METADATA
# title: Images come from allowed registries
# description: >-
#   An image from anywhere is code from anyone; a list of registries, and of folders in them, says who is
#   trusted.
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Push the image to one of the allowed registries, or add its registry to the parameter `allowed`.
#   parameters:
#     allowed:
#       type: array
#       items: { type: string }
#       default: []
#       description: Registries (`ghcr.io`), folders in them (`ghcr.io/example`) and patterns (`*.azurecr.io`); empty for all.
#   equivalents:
#   - trivy/KSV-0032
#   - trivy/KSV-0033
#   - trivy/KSV-0035
#   - trivy/KSV-0125
#   - kubescape/C-0078
#   - gatekeeper/k8sallowedrepos
#   since: 0.1.0
package rules.security["image-registry"]

violations contains violation if {
	allowed := input.parameters["security/image-registry"].allowed
	count(allowed) > 0
	some container in input.pod.containers
	name := $"{container.image.registry}/{container.image.repository}"
	not _is_allowed(name, allowed)

	violation := {
		"path": array.concat(container.path, ["image"]),
		"message": $"the image of container `{container.name}` comes from {name}, which is not allowed",
	}
}

_is_allowed(name, allowed) if {
	some entry in allowed
	not startswith(entry, "*.")
	startswith($"{name}/", $"{trim_right(entry, "/")}/")
}

_is_allowed(name, allowed) if {
	some entry in allowed
	startswith(entry, "*.")
	endswith(split(name, "/")[0], trim_left(entry, "*"))
}
