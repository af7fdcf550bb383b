# METADATA
# title: An ApplicationSet does not delete what runs when a folder is renamed
# description: >-
#   When a generator no longer lists an element, its Application is deleted and everything that it deployed with it; a
#   renamed folder or a typing error is enough.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [argoproj.io/ApplicationSet]
#   remediation: >-
#     Set `syncPolicy.preserveResourcesOnDeletion: true`, or `syncPolicy.applicationsSync: create-update`.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["application-set-deletes-on-removal"]

violations contains violation if {
	policy := object.get(input.resource.spec, "syncPolicy", {})
	object.get(policy, "preserveResourcesOnDeletion", false) != true
	not object.get(policy, "applicationsSync", "sync") in {"create-only", "create-update"}
	_generated

	violation := {
		"path": ["spec", "syncPolicy"],
		"message": "an element that disappears takes with it what its Application deployed",
	}
}

# a list is changed in the same file, where everybody sees what goes
_generated if {
	some generator in input.resource.spec.generators
	some kind, _ in generator
	kind != "list"
}
