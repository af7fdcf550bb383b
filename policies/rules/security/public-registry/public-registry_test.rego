package rules.security["public-registry_test"]

import data.lib.testing
import data.rules.security["public-registry"] as rule

_pod(registry, repository) := object.union(
	testing.pod({"containers": [{"name": "web", "image_facts": {"registry": registry, "repository": repository}}]}),
	{"parameters": {"security/public-registry": {"registries": ["docker.io"]}}},
)

test_public_registry_is_reported if {
	some violation in rule.violations with input as _pod("docker.io", "library/nginx")
	violation.path == ["spec", "containers", 0, "image"]
}

test_own_registry_passes if {
	count(rule.violations) == 0 with input as _pod("registry.example.com", "web")
}
