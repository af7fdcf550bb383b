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
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Add the AppProject to the repository, or write the name of one that is there.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["project-missing"]

import data.lib.applications

violations contains violation if {
	input.facts.complete
	count(input.facts.projects) == 0
	made := applications.template(input.resource)
	not applications.is_templated(made.spec.project)

	violation := {
		"path": array.concat(made.path, ["project"]),
		"message": $"there is no AppProject `{made.spec.project}` in the repository",
	}
}
