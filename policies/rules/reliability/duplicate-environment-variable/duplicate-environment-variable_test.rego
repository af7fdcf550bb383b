package rules.reliability["duplicate-environment-variable_test"]

import data.lib.testing
import data.rules.reliability["duplicate-environment-variable"] as rule

_with(env) := testing.pod({"containers": [{"name": "web", "env": env}]})

test_repeated_name_is_reported_where_it_is_repeated if {
	pod := _with([{"name": "A", "value": "1"}, {"name": "B", "value": "1"}, {"name": "A", "value": "2"}])
	{violation.path | some violation in rule.violations} == {["spec", "containers", 0, "env", 2, "name"]} with input as pod
}

test_different_names_pass if {
	count(rule.violations) == 0 with input as _with([{"name": "A"}, {"name": "a"}])
}
