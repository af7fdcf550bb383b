package rules.gitops["project-allows-everything_test"]

import data.lib.testing
import data.rules.gitops["project-allows-everything"] as rule

_project(spec) := testing.resource({"kind": "AppProject", "spec": spec})

test_any_source_is_reported if {
	some violation in rule.violations with input as _project({"sourceRepos": ["*"]})
	violation.path == ["spec", "sourceRepos", 0]
}

test_any_destination_is_reported if {
	some violation in rule.violations with input as _project({"destinations": [{"server": "*", "namespace": "*"}]})
	violation.path == ["spec", "destinations", 0]
}

test_any_kind_is_reported if {
	some violation in rule.violations with input as _project({"clusterResourceWhitelist": [{"group": "*", "kind": "*"}]})
	violation.path == ["spec", "clusterResourceWhitelist", 0]
}

test_one_cluster_passes if {
	destination := {"server": "https://kubernetes.default.svc", "namespace": "*"}
	count(rule.violations) == 0 with input as _project({"destinations": [destination]})
}

test_denial_passes if {
	count(rule.violations) == 0 with input as _project({"sourceRepos": ["*", "!https://github.com/example/secret.git"]})
}
