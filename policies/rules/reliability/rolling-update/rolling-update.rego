# METADATA
# title: Deployments behind a Service are replaced step by step
# description: >-
#   With `Recreate`, or when all pods may be unavailable, each release is an outage.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [Deployment]
#   remediation: >-
#     Use `strategy.type: RollingUpdate`, with `maxUnavailable` below the number of replicas.
#   equivalents:
#   - kube-linter/no-rolling-update-strategy
#   - kube-score/deployment-strategy
#   since: 0.1.0
package rules.reliability["rolling-update"]

violations contains violation if {
	count(input.facts.services) > 0
	input.resource.spec.strategy.type == "Recreate"

	# a volume that one node has at a time leaves no choice
	count(object.get(input.facts, "claims", [])) == 0

	violation := {
		"path": ["spec", "strategy", "type"],
		"message": "each release is an outage: `Recreate` stops all pods before it starts new ones",
	}
}

violations contains violation if {
	count(input.facts.services) > 0
	input.resource.spec.strategy.rollingUpdate.maxUnavailable == "100%"

	violation := {
		"path": ["spec", "strategy", "rollingUpdate", "maxUnavailable"],
		"message": "each release may be an outage: all pods may be unavailable at once",
	}
}
