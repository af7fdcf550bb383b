package rules.reliability.spread_test

import data.lib.testing
import data.rules.reliability.spread as rule

_replicated(spec) := testing.deployment({"replicas": 2}, spec)

_term(value) := {"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": value}}}

test_nothing_is_reported if {
	some violation in rule.violations with input as _replicated({})
	violation.path == ["spec", "template", "spec", "topologySpreadConstraints"]
}

test_other_labels_are_reported if {
	some violation in rule.violations with input as _replicated({"topologySpreadConstraints": [_term("api")]})
	violation.message == "what spreads the replicas selects other pods than these"
}

test_constraint_passes if {
	count(rule.violations) == 0 with input as _replicated({"topologySpreadConstraints": [_term("web")]})
}

test_anti_affinity_passes if {
	preferred := {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 1, "podAffinityTerm": _term("web")}]}
	count(rule.violations) == 0 with input as _replicated({"affinity": {"podAntiAffinity": preferred}})
	required := {"requiredDuringSchedulingIgnoredDuringExecution": [_term("web")]}
	count(rule.violations) == 0 with input as _replicated({"affinity": {"podAntiAffinity": required}})
}

test_one_replica_passes if {
	count(rule.violations) == 0 with input as testing.deployment({}, {})
}

test_autoscaled_is_reported if {
	scaled := object.union(testing.deployment({}, {}), {"facts": {"autoscalers": [{"minimum": 2, "maximum": 4}]}})
	count(rule.violations) == 1 with input as scaled
}
