# METADATA
# title: Deployments with a volume for one node replace their pod, not overlap it
# description: >-
#   A rolling update starts the new pod before the old one stops; on another node it waits for ever for a
#   ReadWriteOnce volume that the old one holds.
# related_resources:
# - description: Access modes
#   ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [Deployment, argoproj.io/Rollout]
#   remediation: >-
#     Set `strategy.type: Recreate`, or make it a StatefulSet.
#   since: 0.1.0
package rules.reliability["recreate-with-rwo"]

import data.lib.claims
import data.lib.replicas

violations contains violation if {
	some claim in input.facts.claims
	claims.is_exclusive(claim)
	strategy := object.get(input.resource.spec, "strategy", {})
	object.get(strategy, "type", "RollingUpdate") == "RollingUpdate"
	not _stops_first(strategy)

	# else reliability/single-replica-rwo says it
	replicas.most(object.get(input.resource.spec, "replicas", null), input.facts.autoscalers) == 1

	violation := {
		"path": ["spec", "strategy"],
		"message": $"a new pod may wait for ever for the volume of `{claim.name}`, which the old one holds",
	}
}

_stops_first(strategy) if strategy.rollingUpdate.maxSurge in {0, "0", "0%"}

_stops_first(strategy) if strategy.canary.maxSurge in {0, "0", "0%"}
