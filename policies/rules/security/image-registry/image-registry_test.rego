package rules.security["image-registry_test"]

import data.lib.testing
import data.rules.security["image-registry"] as rule

_pod(registry, repository) := object.union(
	testing.pod({"containers": [{"name": "web", "image_facts": {"registry": registry, "repository": repository}}]}),
	{"parameters": {"security/image-registry": {"allowed": ["ghcr.io/example", "*.azurecr.io"]}}},
)

test_other_registry_is_reported if {
	some violation in rule.violations with input as _pod("docker.io", "library/nginx")
	violation.path == ["spec", "containers", 0, "image"]
	count(rule.violations) == 1 with input as _pod("ghcr.io", "example-evil/web")
	count(rule.violations) == 1 with input as _pod("azurecr.io.example.com", "web")
}

test_allowed_registry_passes if {
	count(rule.violations) == 0 with input as _pod("ghcr.io", "example/web")
	count(rule.violations) == 0 with input as _pod("team.azurecr.io", "web")
}

test_empty_list_allows_all if {
	pod := testing.pod({"containers": [{"name": "web", "image_facts": {"registry": "docker.io", "repository": "web"}}]})
	count(rule.violations) == 0 with input as pod with input.parameters as {"security/image-registry": {"allowed": []}}
}
