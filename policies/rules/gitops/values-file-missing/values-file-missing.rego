# METADATA
# title: Applications name values files that exist
# description: >-
#   Argo CD cannot render a chart whose values file is missing, and the Application stays as it was.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Correct the path: it starts at the chart, or after `$ref/` and `/` at the root of the repository.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["values-file-missing"]

violations contains violation if {
	input.facts.complete
	some named in input.facts.valueFiles
	not named.exists

	violation := {"path": named.path, "message": $"the repository has no `{named.file}`"}
}
