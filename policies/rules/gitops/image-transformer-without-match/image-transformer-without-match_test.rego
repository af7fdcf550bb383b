package rules.gitops["image-transformer-without-match_test"]

import data.lib.testing
import data.rules.gitops["image-transformer-without-match"] as rule

_kustomization(idle) := object.union(
	testing.resource({"images": [{"name": "web", "newTag": "1.2.3"}]}),
	{"facts": {"idleImages": idle}},
)

test_what_changes_nothing_is_reported if {
	some violation in rule.violations with input as _kustomization([{"index": 0, "name": "web"}])
	violation == {"path": ["images", 0, "name"], "message": "no container has the image `web`, so nothing is set"}
}

test_what_changes_something_passes if {
	count(rule.violations) == 0 with input as _kustomization([])
}
