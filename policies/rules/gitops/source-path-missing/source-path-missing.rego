# METADATA
# title: What is deployed has a path that exists
# description: >-
#   Argo CD cannot sync an Application whose path is not in the repository, and Flux cannot build such a Kustomization:
#   what runs stays as it was.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet, kustomize.toolkit.fluxcd.io/Kustomization]
#   remediation: >-
#     Correct the path, which is relative to the root of the repository.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["source-path-missing"]

violations contains violation if {
	input.facts.complete
	some source in _deployed
	source.local
	not source.exists
	path := array.concat(source.path, ["path"])
	written := object.get(input.resource, path, null)
	written != null
	not contains(written, "{{")
	not contains(written, "${")

	violation := {"path": path, "message": $"the repository has no `{written}`"}
}

# of Argo CD
_deployed contains source if some source in input.facts.sources

# of Flux
_deployed contains source if some source in input.facts.deploys
