package rules.resources["memory-limit_test"]

import data.lib.testing
import data.rules.resources["memory-limit"] as rule

test_missing_memory_limit_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "resources", "limits", "memory"]
}

test_memory_limit_passes if {
	pod := testing.pod({"containers": [{"name": "web", "resources": {"limits": {"memory": "1"}}}]})
	count(rule.violations) == 0 with input as pod
}

test_init_containers_need_none if {
	count(rule.violations) == 0 with input as testing.pod({"initContainers": [{"name": "setup"}]})
}

test_default_of_the_namespace_passes if {
	ranges := [{"name": "namespace", "limits": [{"type": "Container", "default": {"memory": "1"}}]}]
	pod := object.union(testing.pod({"containers": [{"name": "web"}]}), {"facts": {"limitRanges": ranges}})
	count(rule.violations) == 0 with input as pod
}
