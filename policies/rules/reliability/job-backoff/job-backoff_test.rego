package rules.reliability["job-backoff_test"]

import data.lib.testing
import data.rules.reliability["job-backoff"] as rule

_job(fields) := testing.workload({"spec": object.union({"template": {"spec": {}}}, fields)}, ["spec", "template"])

test_missing_limit_is_reported if {
	some violation in rule.violations with input as _job({})
	violation.path == ["spec", "backoffLimit"]
}

test_limit_passes if {
	count(rule.violations) == 0 with input as _job({"backoffLimit": 0})
}

test_template_of_a_cronjob_is_reported if {
	cron := testing.workload(
		{"spec": {"jobTemplate": {"spec": {"template": {"spec": {}}}}}},
		["spec", "jobTemplate", "spec", "template"],
	)
	some violation in rule.violations with input as cron
	violation.path == ["spec", "jobTemplate", "spec", "backoffLimit"]
}
