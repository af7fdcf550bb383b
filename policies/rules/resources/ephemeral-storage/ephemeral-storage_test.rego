package rules.resources["ephemeral-storage_test"]

import data.lib.testing
import data.rules.resources["ephemeral-storage"] as rule

test_missing_limit_is_reported if {
	pod := testing.pod({"containers": [{"name": "web", "resources": {"requests": {"ephemeral-storage": "1Gi"}}}]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "resources", "limits", "ephemeral-storage"]
}

test_limit_passes if {
	pod := testing.pod({"containers": [{"name": "web", "resources": {"limits": {"ephemeral-storage": "1Gi"}}}]})
	count(rule.violations) == 0 with input as pod
}

test_default_of_the_namespace_passes if {
	ranges := [{"name": "namespace", "limits": [{"type": "Container", "max": {"ephemeral-storage": "1Gi"}}]}]
	pod := object.union(testing.pod({"containers": [{"name": "web"}]}), {"facts": {"limitRanges": ranges}})
	count(rule.violations) == 0 with input as pod
}
