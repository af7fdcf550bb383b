# METADATA
# title: Services have selectors of their own
# description: >-
#   Two Services with one selector send to the same pods: mostly one was copied, and its selector forgotten.
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [/Service]
#   remediation: >-
#     Correct the selector, or remove one of the Services.
#   equivalents:
#   - gatekeeper/k8suniqueserviceselector
#   - kyverno/require-unique-service-selector
#   since: 0.1.0
package rules.network["unique-service-selector"]

violations contains {"path": ["spec", "selector"], "message": $"Service {other.name} has the same selector"} if {
	object.get(input.resource.spec, "clusterIP", "") != "None"
	not input.facts.sharedSelector.isManaged
	some other in input.facts.sharedSelector["with"]

	# A StatefulSet has a headless Service beside the one for its clients.
	other.clusterIP != "None"
}
