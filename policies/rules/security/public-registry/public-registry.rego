# METADATA
# title: Images come from registries of one's own
# description: >-
#   What a public registry serves may be limited, change or be gone when a node needs it; a mirror keeps it,
#   scanned.
# custom:
#   severity: info
#   scope: resource
#   profiles: []
#   kinds: [workload]
#   remediation: >-
#     Mirror the image, and name the mirror.
#   parameters:
#     registries:
#       type: array
#       items: { type: string }
#       default: [docker.io, gcr.io, ghcr.io, mcr.microsoft.com, public.ecr.aws, quay.io, registry.gitlab.com, registry.k8s.io]
#       description: Registries that count as public.
#   equivalents:
#   - trivy/KSV-0034
#   - kubescape/C-0001
#   since: 0.1.0
package rules.security["public-registry"]

violations contains violation if {
	some container in input.pod.containers
	container.image.registry in input.parameters["security/public-registry"].registries

	violation := {
		"path": array.concat(container.path, ["image"]),
		"message": $"the image of container `{container.name}` comes from the public registry {container.image.registry}",
	}
}
