# METADATA
# title: Pods are restarted as their owner needs
# description: >-
#   Pods of a Deployment and its kind must always be restarted, those of a Job never or on failure; the API
#   server refuses all else, for a custom resource only when it makes its pods.
# related_resources:
# - description: Restart policy
#   ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds:
#   - Deployment
#   - StatefulSet
#   - DaemonSet
#   - ReplicaSet
#   - ReplicationController
#   - argoproj.io/Rollout
#   - apps.openshift.io/DeploymentConfig
#   - batch/Job
#   - batch/CronJob
#   - keda.sh/ScaledJob
#   remediation: >-
#     Write `restartPolicy: OnFailure` or `Never` in a Job or CronJob, and leave it out elsewhere.
#   equivalents:
#   - kube-linter/restart-policy
#   - kube-score/cronjob-restartpolicy
#   since: 0.1.0
package rules.reliability["restart-policy"]

import data.lib.placeholders

_jobs := {"Job", "CronJob", "ScaledJob"}

violations contains violation if {
	policy := object.get(input.pod.spec, "restartPolicy", _default)
	not policy in _legal
	not placeholders.is_placeholder(policy)

	violation := {
		"path": array.concat(input.pod.path, ["spec", "restartPolicy"]),
		"message": $"a {input.resource.kind} cannot have pods with `restartPolicy: {policy}`",
	}
}

# KEDA fills it in
_default := "OnFailure" if input.resource.kind == "ScaledJob"

_default := "Always" if input.resource.kind != "ScaledJob"

_legal := {"OnFailure", "Never"} if input.resource.kind in _jobs

_legal := {"Always"} if not input.resource.kind in _jobs
