package rules.security["deprecated-registry_test"]

import data.lib.testing
import data.rules.security["deprecated-registry"] as rule

_pod(registry, repository) := testing.pod({"containers": [{
	"name": "web",
	"image_facts": {"registry": registry, "repository": repository},
}]})

test_registry_is_reported if {
	some violation in rule.violations with input as _pod("k8s.gcr.io", "pause")
	violation.path == ["spec", "containers", 0, "image"]
}

test_folder_is_reported if {
	count(rule.violations) == 1 with input as _pod("docker.io", "bitnami/redis")
	count(rule.violations) == 1 with input as _pod("docker.io", "bitnamilegacy/redis")
}

test_others_pass if {
	count(rule.violations) == 0 with input as _pod("registry.k8s.io", "pause")
	count(rule.violations) == 0 with input as _pod("ghcr.io", "bitnami/redis")
	count(rule.violations) == 0 with input as _pod("gcr.io", "google-containers-mirror/pause")
}
