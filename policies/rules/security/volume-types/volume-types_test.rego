package rules.security["volume-types_test"]

import data.lib.testing
import data.rules.security["volume-types"] as rule

test_other_type_is_reported if {
	volumes := [{"name": "tmp", "emptyDir": {}}, {"name": "data", "nfs": {"server": "nas", "path": "/"}}]
	some violation in rule.violations with input as testing.pod({"volumes": volumes})
	violation.path == ["spec", "volumes", 1]
}

test_volume_without_a_type_is_reported if {
	some violation in rule.violations with input as testing.pod({"volumes": [{"name": "tmp"}]})
	contains(violation.message, "emptyDir")
}

test_null_is_no_source if {
	count(rule.violations) == 1 with input as testing.pod({"volumes": [{"name": "tmp", "emptyDir": null}]})
}

test_core_types_pass if {
	volumes := [{"name": "tmp", "emptyDir": {}}, {"name": "data", "image": {"reference": "ghcr.io/example/data:1"}}]
	count(rule.violations) == 0 with input as testing.pod({"volumes": volumes})
}
