# METADATA
# title: Applications belong to an AppProject that exists
# description: >-
#   Argo CD refuses to sync an Application whose project it does not know.
# related_resources:
# - description: Projects
#   ref: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Add the AppProject to the repository, or write the name of one that is there.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["project-missing"]

violations contains violation if {
	input.facts.complete
	count(input.facts.projects) == 0

	violation := {
		"path": ["spec", "project"],
		"message": $"there is no AppProject `{input.resource.spec.project}` in the repository",
	}
}
