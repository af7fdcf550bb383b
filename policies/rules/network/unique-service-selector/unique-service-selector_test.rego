package rules.network["unique-service-selector_test"]

import data.lib.testing
import data.rules.network["unique-service-selector"] as rule

_service(spec, others, is_managed) := object.union(
	testing.resource({"spec": spec}),
	{"facts": {"sharedSelector": {"with": others, "isManaged": is_managed}}},
)

_other := {"name": "api", "clusterIP": ""}

test_shared_selector_is_reported if {
	some violation in rule.violations with input as _service({}, [_other], false)
	violation == {"path": ["spec", "selector"], "message": "Service api has the same selector"}
}

test_own_selector_passes if {
	count(rule.violations) == 0 with input as _service({}, [], false)
}

test_headless_beside_it_passes if {
	count(rule.violations) == 0 with input as _service({}, [{"name": "api", "clusterIP": "None"}], false)
}

test_headless_passes if {
	count(rule.violations) == 0 with input as _service({"clusterIP": "None"}, [_other], false)
}

test_progressive_delivery_tells_them_apart if {
	count(rule.violations) == 0 with input as _service({}, [_other], true)
}
