package rules.resources["emptydir-size-limit_test"]

import data.lib.testing
import data.rules.resources["emptydir-size-limit"] as rule

test_missing_limit_is_reported if {
	some violation in rule.violations with input as testing.pod({"volumes": [{"name": "tmp", "emptyDir": {}}]})
	violation.path == ["spec", "volumes", 0, "emptyDir", "sizeLimit"]
}

test_limit_passes if {
	count(rule.violations) == 0 with input as testing.pod({"volumes": [{"name": "tmp", "emptyDir": {"sizeLimit": "1Gi"}}]})
}

test_other_volumes_pass if {
	count(rule.violations) == 0 with input as testing.pod({"volumes": [{"name": "config", "configMap": {"name": "web"}}]})
}
