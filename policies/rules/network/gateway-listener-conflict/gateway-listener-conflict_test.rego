package rules.network["gateway-listener-conflict_test"]

import data.lib.testing
import data.rules.network["gateway-listener-conflict"] as rule

_listener(name, port, protocol, hostname) := {"name": name, "port": port, "protocol": protocol, "hostname": hostname}

_gateway(listeners) := testing.resource({"spec": {"listeners": listeners}})

test_same_host_is_reported if {
	some violation in rule.violations with input as _gateway([
		_listener("a", 443, "HTTPS", "web.example.com"),
		_listener("b", 443, "HTTPS", "WEB.example.com"),
	])
	violation == {
		"path": ["spec", "listeners", 1],
		"message": "listener `b` has the port, protocol and host of listener `a`",
	}
}

test_protocols_that_exclude_each_other_are_reported if {
	some violation in rule.violations with input as _gateway([
		_listener("a", 80, "HTTP", "a.example.com"),
		_listener("b", 80, "HTTPS", "b.example.com"),
	])
	violation.message == "listener `b` cannot share its port with listener `a`"
}

test_other_host_passes if {
	count(rule.violations) == 0 with input as _gateway([
		_listener("a", 443, "HTTPS", "a.example.com"),
		_listener("b", 443, "TLS", "b.example.com"),
	])
}

test_other_port_passes if {
	count(rule.violations) == 0 with input as _gateway([
		_listener("a", 80, "HTTP", "web.example.com"),
		_listener("b", 443, "HTTPS", "web.example.com"),
	])
}

test_udp_shares_a_port_with_tcp if {
	count(rule.violations) == 0 with input as _gateway([_listener("a", 53, "TCP", ""), _listener("b", 53, "UDP", "")])
}
