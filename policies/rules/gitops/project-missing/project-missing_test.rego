package rules.gitops["project-missing_test"]

import data.lib.testing
import data.rules.gitops["project-missing"] as rule

_application(projects, complete) := object.union(
	testing.resource({"spec": {"project": "shop"}}),
	{"facts": {"complete": complete, "projects": projects}},
)

test_missing_project_is_reported if {
	some violation in rule.violations with input as _application([], true)
	violation.path == ["spec", "project"]
}

test_project_passes if {
	count(rule.violations) == 0 with input as _application(["shop"], true)
}

test_part_of_a_repository_passes if {
	count(rule.violations) == 0 with input as _application([], false)
}
