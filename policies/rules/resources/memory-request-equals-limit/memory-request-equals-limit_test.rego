package rules.resources["memory-request-equals-limit_test"]

import data.lib.testing
import data.rules.resources["memory-request-equals-limit"] as rule

_container(request, limit) := testing.pod({"containers": [{"name": "web", "resources": {
	"requests": {"memory": request},
	"limits": {"memory": limit},
}}]})

test_other_amount_is_reported if {
	some violation in rule.violations with input as _container("128Mi", "256Mi")
	violation.path == ["spec", "containers", 0, "resources", "requests", "memory"]
}

test_same_amount_passes if {
	count(rule.violations) == 0 with input as _container("1Gi", "1024Mi")
	count(rule.violations) == 0 with input as _container(134217728, "128Mi")
}

test_variable_passes if {
	count(rule.violations) == 0 with input as _container("${MEMORY}", "1Gi")
}
