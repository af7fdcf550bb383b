# METADATA
# title: Workloads can be rolled back
# description: >-
#   Without older revisions `kubectl rollout undo` has nothing to go back to, when every minute counts.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, DaemonSet, argoproj.io/Rollout]
#   remediation: >-
#     Leave `revisionHistoryLimit` out, or set it to 1 or more.
#   since: 0.1.0
package rules.reliability["revision-history"]

violations contains violation if {
	input.resource.spec.revisionHistoryLimit == 0

	violation := {
		"path": ["spec", "revisionHistoryLimit"],
		"message": "no revision is kept to roll back to",
	}
}
