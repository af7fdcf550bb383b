# METADATA
# title: CronJobs have a deadline to start
# description: >-
#   Without one, a CronJob that misses a hundred starts, while its controller is down, never runs again; below
#   ten seconds it may never run at all.
# related_resources:
# - description: CronJobs
#   ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [batch/CronJob, argoproj.io/CronWorkflow]
#   remediation: >-
#     Set `startingDeadlineSeconds` to how late a run still makes sense, and at least to 10.
#   equivalents:
#   - kube-score/cronjob-has-deadline
#   since: 0.1.0
package rules.reliability["cronjob-deadline"]

violations contains violation if {
	problem := _problem(object.get(input.resource.spec, "startingDeadlineSeconds", null))

	violation := {
		"path": ["spec", "startingDeadlineSeconds"],
		"message": problem,
	}
}

_problem(null) := "there is no deadline to start a run that was missed"

# Kubernetes looks every ten seconds; Argo Workflows does not
_problem(seconds) := $"a run may never start: it has {seconds} seconds, and Kubernetes looks every 10" if {
	is_number(seconds)
	seconds < 10
	input.resource.kind == "CronJob"
}
