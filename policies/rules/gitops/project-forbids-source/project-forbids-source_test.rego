package rules.gitops["project-forbids-source_test"]

import data.lib.testing
import data.rules.gitops["project-forbids-source"] as rule

_application(repositories, url) := object.union(
	testing.resource({"kind": "Application", "spec": {"project": "shop", "source": {"repoURL": url}}}),
	{"facts": {"projectSpecs": [{"sourceRepos": repositories}]}},
)

_shop := "https://github.com/example/shop.git"

test_other_repository_is_reported if {
	some violation in rule.violations with input as _application(["https://github.com/example/other.git"], _shop)
	violation.path == ["spec", "source", "repoURL"]
}

test_denied_repository_is_reported if {
	count(rule.violations) == 1 with input as _application(["*", "!https://github.com/example/*"], _shop)
}

test_listed_repository_passes if {
	count(rule.violations) == 0 with input as _application([_shop], "https://github.com/example/shop")
	count(rule.violations) == 0 with input as _application(["*"], _shop)
	count(rule.violations) == 0 with input as _application(["https://github.com/example/*"], _shop)
}

test_unknown_project_passes if {
	unknown := object.union(_application([], _shop), {"facts": {"projectSpecs": []}})
	count(rule.violations) == 0 with input as unknown
}
