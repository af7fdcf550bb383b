package rules["supply-chain"]["workflow-action-pinned_test"]

import data.lib.testing
import data.rules["supply-chain"]["workflow-action-pinned"] as rule

_uses(action) := testing.resource({"jobs": {"test": {"steps": [{"run": "make"}, {"uses": action}]}}})

test_tag_is_reported if {
	some violation in rule.violations with input as _uses("actions/checkout@v4")
	violation == {
		"path": ["jobs", "test", "steps", 1, "uses"],
		"message": "`actions/checkout@v4` is not pinned by commit",
	}
}

test_called_workflow_is_reported if {
	workflow := {"jobs": {"test": {"uses": "example/shared/.github/workflows/test.yaml@main"}}}
	some violation in rule.violations with input as testing.resource(workflow)
	violation.path == ["jobs", "test", "uses"]
}

test_step_of_an_action_is_reported if {
	some violation in rule.violations with input as testing.resource({"runs": {"steps": [{"uses": "a/b@v1"}]}})
	violation.path == ["runs", "steps", 0, "uses"]
}

test_commit_passes if {
	count(rule.violations) == 0 with input as _uses("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1")
}

test_own_action_passes if {
	count(rule.violations) == 0 with input as _uses("./.github/actions/build")
}
