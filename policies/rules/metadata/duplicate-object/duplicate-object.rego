# METADATA
# title: No object is there twice
# description: >-
#   The cluster holds one object of that kind, namespace and name: whichever is applied last wins, and tools that compare
#   never come to rest.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   remediation: >-
#     Remove one of the two, or give it another name.
#   equivalents: []
#   since: 0.1.0
package rules.metadata["duplicate-object"]

violations contains violation if {
	other := input.facts.duplicateOf

	violation := {
		"path": ["metadata", "name"],
		"message": $"`{other}` has the same {input.resource.kind} `{input.resource.metadata.name}`",
	}
}
