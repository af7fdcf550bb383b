# METADATA
# title: Applications do not use the project `default`
# description: >-
#   The project `default` allows every source, every destination and every kind: it restrains nothing.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Make an AppProject that lists what this team may deploy, from where and to where, and name it here.
#   equivalents:
#   - kyverno/application-prevent-default-project
#   since: 0.1.0
package rules.gitops["application-default-project"]

import data.lib.applications

violations contains {"path": array.concat(made.path, ["project"]), "message": "the project `default` allows everything"} if {
	made := applications.template(input.resource)
	made.spec.project == "default"
}
