# METADATA
# title: Roles are bound
# description: >-
#   A role that nothing binds is dead text today, and rights that nobody reviewed on the day that somebody
#   binds it.
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Delete the role, or add the binding that is missing.
#   equivalents: []
#   since: 0.1.0
package rules.rbac["unused-role"]

violations contains {"path": ["metadata", "name"], "message": "no binding names this role, and no ClusterRole aggregates it"} if {
	input.facts.complete
	count(input.facts.usedBy) == 0
	not input.facts.isAggregated
}
