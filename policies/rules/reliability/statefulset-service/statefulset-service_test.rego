package rules.reliability["statefulset-service_test"]

import data.lib.testing
import data.rules.reliability["statefulset-service"] as rule

_stateful(name, services) := object.union(
	testing.resource({"spec": {"serviceName": name}}),
	{"facts": {"complete": true, "governingServices": services}},
)

test_no_name_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {}})
	violation.path == ["spec", "serviceName"]
}

test_missing_service_is_reported if {
	count(rule.violations) == 1 with input as _stateful("db", [])
}

test_service_with_an_address_is_reported if {
	count(rule.violations) == 1 with input as _stateful("db", [{"headless": false}])
}

test_headless_service_passes if {
	count(rule.violations) == 0 with input as _stateful("db", [{"headless": false}, {"headless": true}])
}

test_unknown_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"serviceName": "db"}})
}
