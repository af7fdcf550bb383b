package rules.references["hpa-target_test"]

import data.lib.testing
import data.rules.references["hpa-target"] as rule

_autoscaler(targets) := object.union(
	testing.resource({"spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}}}),
	{"facts": {"complete": true, "targets": targets}},
)

test_missing_target_is_reported if {
	some violation in rule.violations with input as _autoscaler([])
	violation.path == ["spec", "scaleTargetRef", "name"]
}

test_target_passes if {
	count(rule.violations) == 0 with input as _autoscaler([{"name": "web"}])
}
