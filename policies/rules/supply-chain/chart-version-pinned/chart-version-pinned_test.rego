package rules["supply-chain"]["chart-version-pinned_test"]

import data.lib.testing
import data.rules["supply-chain"]["chart-version-pinned"] as rule

_application(version) := testing.resource({"spec": {"source": {"chart": "cert-manager", "targetRevision": version}}})

test_range_is_reported if {
	some violation in rule.violations with input as _application("1.x")
	violation.path == ["spec", "source", "targetRevision"]
}

test_exact_version_passes if {
	count(rule.violations) == 0 with input as _application("v1.21.1")
	count(rule.violations) == 0 with input as _application("1.21.1-rc.1")
}

test_flux_release if {
	release := testing.resource({"spec": {"chart": {"spec": {"chart": "podinfo", "version": ">=6.0.0"}}}})
	some violation in rule.violations with input as release
	violation.path == ["spec", "chart", "spec", "version"]
}

test_chart_in_git_passes if {
	source := {"kind": "GitRepository", "name": "shop"}
	release := testing.resource({"spec": {"chart": {"spec": {"chart": "./charts/web", "sourceRef": source}}}})
	count(rule.violations) == 0 with input as release
}
