package rules.network["egress-without-dns_test"]

import data.lib.testing
import data.rules.network["egress-without-dns"] as rule

_policy(rules) := testing.resource({"spec": {"podSelector": {}, "policyTypes": ["Egress"], "egress": rules}})

_database := {"to": [{"podSelector": {"matchLabels": {"app": "database"}}}], "ports": [{"port": 5432}]}

test_no_dns_is_reported if {
	some violation in rule.violations with input as _policy([_database])
	violation.path == ["spec", "egress"]
}

test_dns_passes if {
	count(rule.violations) == 0 with input as _policy([_database, {"ports": [{"port": 53, "protocol": "UDP"}]}])
}

test_port_range_passes if {
	count(rule.violations) == 0 with input as _policy([_database, {"ports": [{"port": 1, "endPort": 1024}]}])
}

test_everything_allowed_passes if {
	count(rule.violations) == 0 with input as _policy([{}])
}

test_deny_all_passes if {
	count(rule.violations) == 0 with input as _policy([])
}

test_addresses_need_no_names if {
	count(rule.violations) == 0 with input as _policy([{"to": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}])
}

_with_companions(companions) := object.union(_policy([_database]), {"facts": {"companions": companions}})

test_another_policy_allows_it if {
	dns := [{"ports": [{"port": 53, "protocol": "UDP"}]}]
	count(rule.violations) == 0 with input as _with_companions({"egress": [[], dns], "otherKinds": false})
}

test_another_policy_does_not_allow_it_either if {
	count(rule.violations) == 1 with input as _with_companions({"egress": [[_database]], "otherKinds": false})
}

test_policy_of_another_kind_may_allow_it if {
	count(rule.violations) == 0 with input as _with_companions({"egress": [], "otherKinds": true})
}
