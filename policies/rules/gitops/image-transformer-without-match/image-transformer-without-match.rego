# METADATA
# title: Images that a kustomization sets are images that it deploys
# description: >-
#   An entry of `images` whose name no container has changes nothing, and kustomize says nothing.
#   The old tag stays, and the release does not happen.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [kustomize.config.k8s.io/Kustomization]
#   remediation: >-
#     Write the name of the image as the manifests have it, without tag, or remove the entry.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["image-transformer-without-match"]

violations contains {"path": ["images", idle.index, "name"], "message": $"no container has the image `{idle.name}`, so nothing is set"} if {
	some idle in input.facts.idleImages
}
