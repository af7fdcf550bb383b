# METADATA
# title: Jobs say how often they are tried again
# description: >-
#   By default a Job that fails runs seven times, which is six too many where a second run does harm, and too
#   few where the network fails.
# related_resources:
# - description: Pod backoff failure policy
#   ref: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [batch/Job, batch/CronJob, keda.sh/ScaledJob]
#   remediation: >-
#     Set `backoffLimit`; 0 for a Job that must not run twice.
#   since: 0.1.0
package rules.reliability["job-backoff"]

violations contains violation if {
	path := array.slice(input.pod.path, 0, count(input.pod.path) - 1)
	object.get(input.resource, array.concat(path, ["backoffLimit"]), null) == null

	violation := {
		"path": array.concat(path, ["backoffLimit"]),
		"message": "it is not said how often the Job is tried again",
	}
}
