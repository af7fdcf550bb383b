package rules.gitops["source-path-missing_test"]

import data.lib.testing
import data.rules.gitops["source-path-missing"] as rule

_application(source) := object.union(
	testing.resource({"spec": {"source": {"path": "apps/web"}}}),
	{"facts": {"complete": true, "sources": [object.union({"path": ["spec", "source"]}, source)]}},
)

test_missing_path_is_reported if {
	some violation in rule.violations with input as _application({"local": true, "exists": false})
	violation.path == ["spec", "source", "path"]
}

test_path_passes if {
	count(rule.violations) == 0 with input as _application({"local": true, "exists": true})
}

test_another_repository_passes if {
	count(rule.violations) == 0 with input as _application({"local": false, "exists": false})
}

_kustomization(path, exists) := object.union(
	testing.resource({"kind": "Kustomization", "spec": {"path": path}}),
	{"facts": {
		"complete": true,
		"sources": [{"path": ["spec", "sourceRef"], "kind": "GitRepository", "name": "flux-system", "found": false}],
		"deploys": [{"path": ["spec"], "local": true, "exists": exists}],
	}},
)

test_missing_path_of_flux_is_reported if {
	some violation in rule.violations with input as _kustomization("./apps/web", false)
	violation == {"path": ["spec", "path"], "message": "the repository has no `./apps/web`"}
}

test_path_of_flux_passes if {
	count(rule.violations) == 0 with input as _kustomization("./apps/web", true)
	count(rule.violations) == 0 with input as _kustomization("./apps/${APP}", false)
}
