package rules.references["service-selector_test"]

import data.lib.testing
import data.rules.references["service-selector"] as rule

_service(spec, selected) := object.union(
	testing.resource({"spec": spec}),
	{"facts": {"complete": true, "selected": selected}},
)

_selector := {"app": "web"}

test_no_pods_is_reported if {
	some violation in rule.violations with input as _service({"selector": _selector}, [])
	violation.path == ["spec", "selector"]
}

test_pods_pass if {
	count(rule.violations) == 0 with input as _service({"selector": _selector}, [{"name": "web"}])
}

test_external_name_passes if {
	count(rule.violations) == 0 with input as _service({"type": "ExternalName", "selector": _selector}, [])
}

test_part_of_a_repository_passes if {
	service := object.union(_service({"selector": _selector}, []), {"facts": {"complete": false}})
	count(rule.violations) == 0 with input as service
}
