package rules.network["uncovered-by-network-policy_test"]

import data.lib.testing
import data.rules.network["uncovered-by-network-policy"] as rule

_deployment(pod_spec, policies) := object.union(
	testing.deployment({}, pod_spec),
	{"facts": {"complete": true, "networkPolicies": policies}},
)

_policies := [{"name": "web"}]

test_uncovered_pods_are_reported if {
	some violation in rule.violations with input as _deployment({}, {"ingress": [], "egress": []})
	violation.path == ["spec", "template", "metadata", "labels"]
	violation.message == "no network policy limits ingress and egress of these pods"
}

test_one_direction_is_reported if {
	some violation in rule.violations with input as _deployment({}, {"ingress": _policies, "egress": []})
	violation.message == "no network policy limits egress of these pods"
}

test_covered_pods_pass if {
	count(rule.violations) == 0 with input as _deployment({}, {"ingress": _policies, "egress": _policies})
}

test_policies_do_not_reach_the_network_of_the_node if {
	count(rule.violations) == 0 with input as _deployment({"hostNetwork": true}, {"ingress": [], "egress": []})
}

test_part_of_a_repository_passes if {
	part := {"facts": {"complete": false}}
	count(rule.violations) == 0 with input as object.union(_deployment({}, {"ingress": [], "egress": []}), part)
}
