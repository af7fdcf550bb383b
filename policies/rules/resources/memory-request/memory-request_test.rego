package rules.resources["memory-request_test"]

import data.lib.testing
import data.rules.resources["memory-request"] as rule

test_missing_memory_request_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [{"name": "web"}]})
	violation.path == ["spec", "containers", 0, "resources", "requests", "memory"]
}

test_memory_request_passes if {
	pod := testing.pod({"containers": [{"name": "web", "resources": {"requests": {"memory": "1"}}}]})
	count(rule.violations) == 0 with input as pod
}

test_init_containers_need_none if {
	count(rule.violations) == 0 with input as testing.pod({"initContainers": [{"name": "setup"}]})
}

test_limit_stands_in_for_request if {
	pod := testing.pod({"containers": [{"name": "web", "resources": {"limits": {"memory": "1"}}}]})
	count(rule.violations) == 0 with input as pod
}

test_default_of_the_namespace_passes if {
	ranges := [{"name": "namespace", "limits": [{"type": "Container", "default": {"memory": "1"}}]}]
	pod := object.union(testing.pod({"containers": [{"name": "web"}]}), {"facts": {"limitRanges": ranges}})
	count(rule.violations) == 0 with input as pod
}
