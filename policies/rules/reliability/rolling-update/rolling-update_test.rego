package rules.reliability["rolling-update_test"]

import data.lib.testing
import data.rules.reliability["rolling-update"] as rule

_served(strategy, claims) := object.union(
	testing.deployment({"strategy": strategy}, {}),
	{"facts": {"services": [{"name": "web"}], "claims": claims}},
)

test_recreate_is_reported if {
	some violation in rule.violations with input as _served({"type": "Recreate"}, [])
	violation.path == ["spec", "strategy", "type"]
}

test_all_unavailable_is_reported if {
	count(rule.violations) == 1 with input as _served({"rollingUpdate": {"maxUnavailable": "100%"}}, [])
}

test_claim_needs_recreate if {
	count(rule.violations) == 0 with input as _served({"type": "Recreate"}, [{"name": "data"}])
}

test_default_passes if {
	count(rule.violations) == 0 with input as _served({}, [])
}

test_without_service_passes if {
	count(rule.violations) == 0 with input as testing.deployment({"strategy": {"type": "Recreate"}}, {})
}
