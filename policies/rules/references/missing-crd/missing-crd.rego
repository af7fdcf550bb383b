# METADATA
# title: Custom resources have a definition
# description: >-
#   The API server refuses a custom resource whose CustomResourceDefinition is not installed; nothing in the
#   repository installs this one, and no well-known project brings it.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   remediation: >-
#     Add the CustomResourceDefinition or what installs it, or correct apiVersion and kind.
#   equivalents: []
#   since: 0.1.0
package rules.references["missing-crd"]

violations contains violation if {
	input.facts.complete
	input.facts.definition.exists == false

	violation := {
		"path": ["kind"],
		"message": $"nothing in the repository defines the kind {input.resource.kind} of {input.resource.apiVersion}",
	}
}
