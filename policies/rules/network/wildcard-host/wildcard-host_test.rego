package rules.network["wildcard-host_test"]

import data.lib.testing
import data.rules.network["wildcard-host"] as rule

_ingress(rule) := testing.resource({"kind": "Ingress", "spec": {"rules": [rule]}})

test_wildcard_is_reported if {
	some violation in rule.violations with input as _ingress({"host": "*.example.com"})
	violation.path == ["spec", "rules", 0, "host"]
}

test_no_host_is_reported if {
	some violation in rule.violations with input as _ingress({"http": {}})
	violation.message == "the rule takes every host"
}

test_host_passes if {
	count(rule.violations) == 0 with input as _ingress({"host": "web.example.com"})
}

test_wildcard_of_a_route_is_reported if {
	route := testing.resource({"kind": "HTTPRoute", "spec": {"hostnames": ["web.example.com", "*.example.com"]}})
	{violation.path | some violation in rule.violations} == {["spec", "hostnames", 1]} with input as route
}

test_rules_of_a_route_have_no_host if {
	count(rule.violations) == 0 with input as testing.resource({"kind": "HTTPRoute", "spec": {"rules": [{}]}})
}
