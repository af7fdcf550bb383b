package rules.reliability["cronjob-deadline_test"]

import data.lib.testing
import data.rules.reliability["cronjob-deadline"] as rule

_cron(kind, spec) := testing.resource({"kind": kind, "spec": spec})

test_missing_deadline_is_reported if {
	some violation in rule.violations with input as _cron("CronJob", {})
	violation.path == ["spec", "startingDeadlineSeconds"]
	count(rule.violations) == 1 with input as _cron("CronWorkflow", {})
}

test_short_deadline_is_reported if {
	count(rule.violations) == 1 with input as _cron("CronJob", {"startingDeadlineSeconds": 9})
	count(rule.violations) == 0 with input as _cron("CronWorkflow", {"startingDeadlineSeconds": 0})
}

test_deadline_passes if {
	count(rule.violations) == 0 with input as _cron("CronJob", {"startingDeadlineSeconds": 10})
}
