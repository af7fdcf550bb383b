package rules.resources["limit-request-ratio_test"]

import data.lib.testing
import data.rules.resources["limit-request-ratio"] as rule

_container(requests, limits) := object.union(
	testing.pod({"containers": [{"name": "web", "resources": {"requests": requests, "limits": limits}}]}),
	{"parameters": {"resources/limit-request-ratio": {"cpu": 10, "memory": 2}}},
)

test_high_limit_is_reported if {
	some violation in rule.violations with input as _container({"cpu": "100m"}, {"cpu": "1001m"})
	violation.path == ["spec", "containers", 0, "resources", "limits", "cpu"]
}

test_limit_at_the_ratio_passes if {
	count(rule.violations) == 0 with input as _container({"cpu": "100m", "memory": "1Gi"}, {"cpu": 1, "memory": "2Gi"})
}

test_no_request_passes if {
	count(rule.violations) == 0 with input as _container({}, {"memory": "2Gi"})
}
