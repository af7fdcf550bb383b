# METADATA
# title: Replicas do not share a volume for one node
# description: >-
#   A ReadWriteOnce volume is on one node at a time; replicas on other nodes never start.
# related_resources:
# - description: Access modes
#   ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [Deployment, ReplicaSet, ReplicationController, StatefulSet, argoproj.io/Rollout]
#   remediation: >-
#     Use one replica, a StatefulSet with `volumeClaimTemplates`, or a ReadWriteMany volume.
#   since: 0.1.0
package rules.reliability["single-replica-rwo"]

import data.lib.claims
import data.lib.replicas

violations contains violation if {
	some claim in input.facts.claims
	claims.is_exclusive(claim)
	most := replicas.most(object.get(input.resource.spec, "replicas", null), input.facts.autoscalers)
	most > 1

	violation := {
		"path": array.concat(input.pod.path, ["spec", "volumes", claim.index, "persistentVolumeClaim"]),
		"message": $"up to {most} replicas share the claim `{claim.name}`, which is for one node at a time",
	}
}
