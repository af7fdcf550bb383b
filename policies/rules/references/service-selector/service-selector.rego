# METADATA
# title: Services select pods that exist
# description: >-
#   A Service whose selector fits no pod has no endpoints: everything that calls it fails, and nothing says why.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [/Service]
#   remediation: >-
#     Correct the selector so that it equals labels in the pod template of the workload that is meant.
#   equivalents:
#   - kube-linter/dangling-service
#   - kube-score/service-targets-pod
#   - kubescape/C-0293
#   since: 0.1.0
package rules.references["service-selector"]

violations contains {"path": ["spec", "selector"], "message": "no workload in the repository has the labels that the Service selects"} if {
	input.facts.complete
	input.resource.spec.type != "ExternalName"
	count(input.resource.spec.selector) > 0
	count(input.facts.selected) == 0
}

violations contains {"path": ["spec", "selector"], "message": "no workload in the repository has the labels that the Service selects"} if {
	input.facts.complete
	not input.resource.spec.type
	count(input.resource.spec.selector) > 0
	count(input.facts.selected) == 0
}
