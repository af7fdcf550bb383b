package rules.reliability["job-ttl_test"]

import data.lib.testing
import data.rules.reliability["job-ttl"] as rule

_job(spec, annotations) := testing.resource({"kind": "Job", "metadata": {"annotations": annotations}, "spec": spec})

_cron(spec) := testing.resource({"kind": "CronJob", "spec": {"jobTemplate": {"spec": spec}}})

test_job_without_is_reported if {
	some violation in rule.violations with input as _job({}, {})
	violation.path == ["spec", "ttlSecondsAfterFinished"]
}

test_job_with_passes if {
	count(rule.violations) == 0 with input as _job({"ttlSecondsAfterFinished": 0}, {})
}

test_hook_passes if {
	count(rule.violations) == 0 with input as _job({}, {"argocd.argoproj.io/hook": "PreSync"})
}

test_cronjob_with_is_reported if {
	count(rule.violations) == 1 with input as _cron({"ttlSecondsAfterFinished": 0})
	count(rule.violations) == 0 with input as _cron({})
}
