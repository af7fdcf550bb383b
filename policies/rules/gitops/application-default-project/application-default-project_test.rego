package rules.gitops["application-default-project_test"]

import data.lib.testing
import data.rules.gitops["application-default-project"] as rule

test_default_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {"project": "default"}})
	violation.path == ["spec", "project"]
}

test_another_project_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"project": "shop"}})
}
