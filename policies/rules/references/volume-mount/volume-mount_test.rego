package rules.references["volume-mount_test"]

import data.lib.testing
import data.rules.references["volume-mount"] as rule

_mounting(volumes) := testing.pod({"volumes": volumes, "containers": [{"name": "web", "volumeMounts": [{"name": "data"}]}]})

test_missing_volume_is_reported if {
	some violation in rule.violations with input as _mounting([{"name": "cache"}])
	violation.path == ["spec", "containers", 0, "volumeMounts", 0, "name"]
}

test_volume_passes if {
	count(rule.violations) == 0 with input as _mounting([{"name": "data"}])
}

test_claim_template_passes if {
	spec := {"containers": [{"name": "db", "volumeMounts": [{"name": "data"}]}]}
	count(rule.violations) == 0 with input as testing.deployment({"volumeClaimTemplates": [{"metadata": {"name": "data"}}]}, spec)
}
