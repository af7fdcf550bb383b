package rules.reliability["graceful-shutdown_test"]

import data.lib.testing
import data.rules.reliability["graceful-shutdown"] as rule

_served(spec) := object.union(testing.deployment({}, spec), {"facts": {"services": [{"name": "web"}]}})

_hook(hook, fields) := object.union({"containers": [{"name": "web", "lifecycle": {"preStop": hook}}]}, fields)

test_nothing_is_reported if {
	some violation in rule.violations with input as _served({"containers": [{"name": "web"}]})
	violation.path == ["spec", "template", "spec", "terminationGracePeriodSeconds"]
}

test_no_grace_is_reported if {
	count(rule.violations) == 1 with input as _served({"terminationGracePeriodSeconds": 0})
}

test_long_hook_is_reported if {
	some violation in rule.violations with input as _served(_hook({"exec": {"command": ["sh", "-c", "sleep 60"]}}, {}))
	violation.path == ["spec", "template", "spec", "containers", 0, "lifecycle", "preStop"]
	exact := _hook({"sleep": {"seconds": 60}}, {"terminationGracePeriodSeconds": 60})
	count(rule.violations) == 1 with input as _served(exact)
}

test_short_hook_passes if {
	count(rule.violations) == 0 with input as _served(_hook({"exec": {"command": ["sleep", "5"]}}, {}))
}

test_grace_passes if {
	count(rule.violations) == 0 with input as _served({"terminationGracePeriodSeconds": 45})
}

test_without_service_passes if {
	count(rule.violations) == 0 with input as testing.deployment({}, {"terminationGracePeriodSeconds": 0})
}
