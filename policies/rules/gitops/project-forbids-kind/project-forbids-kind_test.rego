package rules.gitops["project-forbids-kind_test"]

import data.lib.testing
import data.rules.gitops["project-forbids-kind"] as rule

_application(project, kinds) := object.union(
	testing.resource({"kind": "Application", "spec": {"project": "shop"}}),
	{"facts": {"projectSpecs": [project], "kinds": kinds}},
)

_role := {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"}

_service := {"group": "", "kind": "Service"}

_custom := {"group": "example.com", "kind": "Widget"}

test_cluster_wide_kind_is_reported if {
	some violation in rule.violations with input as _application({}, [_role])
	violation.path == ["spec", "project"]
}

test_kind_that_is_not_listed_is_reported if {
	project := {"namespaceResourceWhitelist": [{"group": "apps", "kind": "*"}]}
	count(rule.violations) == 1 with input as _application(project, [_service])
}

test_kind_that_is_denied_is_reported if {
	project := {"namespaceResourceBlacklist": [{"group": "", "kind": "Serv*"}]}
	count(rule.violations) == 1 with input as _application(project, [_service])
}

test_allowed_kinds_pass if {
	project := {"clusterResourceWhitelist": [{"group": "*", "kind": "*"}]}
	count(rule.violations) == 0 with input as _application(project, [_role, _service])
	count(rule.violations) == 0 with input as _application({}, [_service])
}

test_custom_kind_of_unknown_scope if {
	listed := {"namespaceResourceWhitelist": [_service]}
	count(rule.violations) == 0 with input as _application({}, [_custom])
	count(rule.violations) == 1 with input as _application(listed, [_custom])
}
