package rules.network["ingress-tls-host-mismatch_test"]

import data.lib.testing
import data.rules.network["ingress-tls-host-mismatch"] as rule

_ingress(host, tls) := testing.resource({"spec": {"rules": [{"host": host}], "tls": tls}})

test_both_sides_of_a_mismatch_are_reported if {
	paths := {violation.path | some violation in rule.violations} with input as _ingress(
		"web.example.com",
		[{"hosts": ["wbe.example.com"]}],
	)
	paths == {["spec", "rules", 0, "host"], ["spec", "tls", 0, "hosts", 0]}
}

test_same_host_passes if {
	count(rule.violations) == 0 with input as _ingress("web.example.com", [{"hosts": ["web.example.com"]}])
}

test_wildcard_certificate_passes if {
	count(rule.violations) == 0 with input as _ingress("web.example.com", [{"hosts": ["*.example.com"]}])
}

test_wildcard_is_one_label if {
	count(rule.violations) == 2 with input as _ingress("a.web.example.com", [{"hosts": ["*.example.com"]}])
}

test_entry_without_hosts_passes if {
	count(rule.violations) == 0 with input as _ingress("web.example.com", [{"secretName": "web-tls"}])
}

test_no_tls_is_another_rule if {
	count(rule.violations) == 0 with input as _ingress("web.example.com", [])
}

test_rule_for_all_hosts_passes if {
	ingress := testing.resource({"spec": {"rules": [{"http": {}}], "tls": [{"hosts": ["web.example.com"]}]}})
	count(rule.violations) == 0 with input as ingress
}
