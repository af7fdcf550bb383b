package rules.gitops["flux-interval_test"]

import data.lib.testing
import data.rules.gitops["flux-interval"] as rule

_source(interval) := object.union(
	testing.resource({"spec": {"interval": interval}}),
	{"parameters": {"gitops/flux-interval": {"minimumSeconds": 60}}},
)

test_short_interval_is_reported if {
	some violation in rule.violations with input as _source("30s")
	violation.path == ["spec", "interval"]
}

test_other_intervals_pass if {
	count(rule.violations) == 0 with input as _source("1m")
	count(rule.violations) == 0 with input as _source("1m30s")
	count(rule.violations) == 0 with input as _source("24h")
	count(rule.violations) == 0 with input as _source("${INTERVAL}")
}
