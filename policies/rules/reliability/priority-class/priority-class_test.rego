package rules.reliability["priority-class_test"]

import data.lib.testing
import data.rules.reliability["priority-class"] as rule

_pod(spec, allowed) := object.union(
	testing.pod(spec),
	{"parameters": {"reliability/priority-class": {"allowed": allowed}}},
)

test_missing_class_is_reported if {
	some violation in rule.violations with input as _pod({}, [])
	violation.path == ["spec", "priorityClassName"]
}

test_any_class_passes if {
	count(rule.violations) == 0 with input as _pod({"priorityClassName": "high"}, [])
}

test_other_class_is_reported if {
	count(rule.violations) == 1 with input as _pod({"priorityClassName": "high"}, ["low"])
	count(rule.violations) == 0 with input as _pod({"priorityClassName": "low"}, ["low"])
}
