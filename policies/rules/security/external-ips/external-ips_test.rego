package rules.security["external-ips_test"]

import data.lib.testing
import data.rules.security["external-ips"] as rule

_service(addresses) := object.union(
	testing.resource({"kind": "Service", "spec": {"externalIPs": addresses}}),
	{"parameters": {"security/external-ips": {"allowed": ["192.0.2.7"]}}},
)

test_address_is_reported if {
	some violation in rule.violations with input as _service(["192.0.2.7", "192.0.2.8"])
	violation.path == ["spec", "externalIPs", 1]
}

test_allowed_address_passes if {
	count(rule.violations) == 0 with input as _service(["192.0.2.7"])
}

test_none_passes if {
	count(rule.violations) == 0 with input as _service([])
}
