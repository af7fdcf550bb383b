# METADATA
# title: Applications do not use the project `default`
# description: >-
#   The project `default` allows every source, every destination and every kind: it restrains nothing.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Make an AppProject that lists what this team may deploy, from where and to where, and name it here.
#   equivalents:
#   - kyverno/application-prevent-default-project
#   since: 0.1.0
package rules.gitops["application-default-project"]

violations contains {"path": ["spec", "project"], "message": "the project `default` allows everything"} if {
	input.resource.spec.project == "default"
}
