# METADATA
# title: Flux objects depend on what exists
# description: >-
#   Flux waits for a dependency that never comes, and reconciles nothing.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [kustomize.toolkit.fluxcd.io/Kustomization, helm.toolkit.fluxcd.io/HelmRelease]
#   remediation: >-
#     Correct the name or namespace in `dependsOn`, or remove the entry.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["flux-dependency-missing"]

violations contains violation if {
	input.facts.complete
	some dependency in input.facts.dependencies
	not dependency.found
	not contains(dependency.name, "${")

	violation := {
		"path": array.concat(dependency.path, ["name"]),
		"message": $"there is no {input.resource.kind} `{dependency.name}` in the repository",
	}
}
