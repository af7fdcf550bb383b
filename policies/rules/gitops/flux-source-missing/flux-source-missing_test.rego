package rules.gitops["flux-source-missing_test"]

import data.lib.testing
import data.rules.gitops["flux-source-missing"] as rule

_release(source) := object.union(
	testing.resource({"kind": "HelmRelease"}),
	{"facts": {"complete": true, "sources": [object.union({"path": ["spec", "sourceRef"], "kind": "GitRepository"}, source)]}},
)

test_missing_source_is_reported if {
	some violation in rule.violations with input as _release({"name": "shop", "found": false})
	violation.path == ["spec", "sourceRef", "name"]
}

test_source_passes if {
	count(rule.violations) == 0 with input as _release({"name": "shop", "found": true})
	count(rule.violations) == 0 with input as _release({"name": "flux-system", "found": false})
	count(rule.violations) == 0 with input as _release({"name": "${SOURCE}", "found": false})
}
