# METADATA
# title: Disruption budgets protect pods that exist
# description: >-
#   A budget whose selector fits no pod protects nothing: a drain evicts all pods of the application at once.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [policy/PodDisruptionBudget]
#   remediation: >-
#     Correct the selector so that it fits the labels in the pod template of the workload that is meant.
#   equivalents: []
#   since: 0.1.0
package rules.references["pdb-selector"]

violations contains {"path": ["spec", "selector"], "message": "no workload in the repository has the labels that the disruption budget selects"} if {
	input.facts.complete
	count(input.resource.spec.selector) > 0
	count(input.facts.selected) == 0
}
