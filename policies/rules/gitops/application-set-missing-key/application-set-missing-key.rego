# METADATA
# title: Templates of ApplicationSets fail on a missing key
# description: >-
#   Without `missingkey=error`, a key that a generator does not give becomes `<no value>`, in names, paths and projects.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/ApplicationSet]
#   remediation: >-
#     Write `goTemplateOptions: [missingkey=error]`.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["application-set-missing-key"]

violations contains violation if {
	input.resource.spec.goTemplate == true
	not "missingkey=error" in object.get(input.resource.spec, "goTemplateOptions", [])

	violation := {
		"path": ["spec", "goTemplateOptions"],
		"message": "a key that a generator does not give becomes `<no value>`",
	}
}
