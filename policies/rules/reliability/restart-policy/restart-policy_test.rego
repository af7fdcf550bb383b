package rules.reliability["restart-policy_test"]

import data.lib.testing
import data.rules.reliability["restart-policy"] as rule

_workload(kind, spec) := testing.workload({"kind": kind, "spec": {"template": {"spec": spec}}}, ["spec", "template"])

test_default_of_a_job_is_reported if {
	some violation in rule.violations with input as _workload("Job", {})
	violation.path == ["spec", "template", "spec", "restartPolicy"]
}

test_job_passes if {
	count(rule.violations) == 0 with input as _workload("Job", {"restartPolicy": "OnFailure"})
}

test_scaled_job_has_a_default if {
	count(rule.violations) == 0 with input as _workload("ScaledJob", {})
	count(rule.violations) == 1 with input as _workload("ScaledJob", {"restartPolicy": "Always"})
}

test_rollout_is_reported if {
	count(rule.violations) == 1 with input as _workload("Rollout", {"restartPolicy": "Never"})
	count(rule.violations) == 0 with input as _workload("Rollout", {})
}
