# METADATA
# title: CronJobs say whether runs may overlap
# description: >-
#   By default runs pile up when one takes longer than the interval, and each makes the next one slower.
# related_resources:
# - description: CronJobs
#   ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [batch/CronJob, argoproj.io/CronWorkflow]
#   remediation: >-
#     Set `concurrencyPolicy` to `Forbid` or `Replace`, or to `Allow` where runs may overlap.
#   since: 0.1.0
package rules.reliability["cronjob-concurrency"]

violations contains violation if {
	object.get(input.resource.spec, "concurrencyPolicy", "") == ""

	violation := {
		"path": ["spec", "concurrencyPolicy"],
		"message": "runs may overlap, by default",
	}
}
