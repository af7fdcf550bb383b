# METADATA
# title: Flux objects name a source that exists
# description: >-
#   Without its source, a Kustomization or HelmRelease of Flux is never reconciled.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [kustomize.toolkit.fluxcd.io/Kustomization, helm.toolkit.fluxcd.io/HelmRelease]
#   remediation: >-
#     Correct the name, kind or namespace of the reference, or add the source.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["flux-source-missing"]

violations contains violation if {
	input.facts.complete
	some source in input.facts.sources
	not source.found

	# made by `flux bootstrap`, or by whoever extends Flux
	source.name != "flux-system"
	source.kind != "ExternalArtifact"
	not contains(source.name, "${")

	violation := {
		"path": array.concat(source.path, ["name"]),
		"message": $"there is no {source.kind} `{source.name}` in the repository",
	}
}
