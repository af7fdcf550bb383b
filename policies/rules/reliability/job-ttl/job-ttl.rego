# METADATA
# title: Finished Jobs are removed
# description: >-
#   Jobs and their pods stay until somebody deletes them; those of a CronJob are removed by its history
#   limits, which a time to live takes the logs from.
# related_resources:
# - description: Automatic cleanup of finished Jobs
#   ref: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [batch/Job, batch/CronJob]
#   remediation: >-
#     Set `ttlSecondsAfterFinished` in a Job of its own, and leave it out in the template of a CronJob.
#   equivalents:
#   - kube-linter/job-ttl-seconds-after-finished
#   since: 0.1.0
package rules.reliability["job-ttl"]

violations contains violation if {
	input.resource.kind == "Job"
	object.get(input.resource.spec, "ttlSecondsAfterFinished", null) == null
	not _is_hook

	violation := {
		"path": ["spec", "ttlSecondsAfterFinished"],
		"message": "the Job stays after it has finished",
	}
}

violations contains violation if {
	input.resource.kind == "CronJob"
	input.resource.spec.jobTemplate.spec.ttlSecondsAfterFinished

	violation := {
		"path": ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"],
		"message": "the CronJob has history limits, which remove its Jobs already",
	}
}

# Argo CD and Helm remove their hooks
_is_hook if {
	some key in ["argocd.argoproj.io/hook", "helm.sh/hook"]
	input.resource.metadata.annotations[key]
}
