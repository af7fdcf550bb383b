# METADATA
# title: Applications deploy a path that exists
# description: >-
#   Argo CD cannot sync an Application whose path is not in the repository; it stays in the state Unknown.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Correct the path, which is relative to the root of the repository.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["source-path-missing"]

violations contains violation if {
	input.facts.complete
	some source in input.facts.sources
	source.local
	not source.exists
	path := array.concat(source.path, ["path"])
	written := object.get(input.resource, path, null)
	written != null
	not contains(written, "{{")

	violation := {"path": path, "message": $"the repository has no `{written}`"}
}
