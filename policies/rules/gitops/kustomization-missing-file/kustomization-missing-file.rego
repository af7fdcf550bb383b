# METADATA
# title: Kustomizations name files that exist
# description: >-
#   kustomize stops at the first file that is missing; this names all of them.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   kinds: [kustomize.config.k8s.io/Kustomization, kustomize.config.k8s.io/Component]
#   remediation: >-
#     Correct the path, which is relative to the kustomization, or add the file.
#   equivalents: []
#   yieldsTo:
#   - render/failed
#   since: 0.1.0
package rules.gitops["kustomization-missing-file"]

violations contains {"path": missing.at, "message": $"the repository has no `{missing.path}`"} if {
	input.facts.complete
	some missing in input.facts.missing
}
