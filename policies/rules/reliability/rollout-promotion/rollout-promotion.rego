# METADATA
# title: Rollouts are promoted without a person
# description: >-
#   A Rollout that waits for somebody to promote it runs two versions until somebody does, and the cluster is
#   not what git says.
# related_resources:
# - description: Argo Rollouts
#   ref: https://argo-rollouts.readthedocs.io/en/stable/features/specification/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [argoproj.io/Rollout]
#   remediation: >-
#     Give each `pause` a `duration` and let an analysis decide; in a blue-green strategy leave
#     `autoPromotionEnabled` out, or set `autoPromotionSeconds`.
#   since: 0.1.0
package rules.reliability["rollout-promotion"]

violations contains violation if {
	some index, step in input.resource.spec.strategy.canary.steps
	"pause" in object.keys(step)
	not step.pause.duration

	violation := {
		"path": ["spec", "strategy", "canary", "steps", index, "pause"],
		"message": "the new version waits until somebody promotes it",
	}
}

violations contains violation if {
	strategy := input.resource.spec.strategy.blueGreen
	strategy.autoPromotionEnabled == false
	not strategy.autoPromotionSeconds

	violation := {
		"path": ["spec", "strategy", "blueGreen", "autoPromotionEnabled"],
		"message": "the new version waits until somebody promotes it",
	}
}
