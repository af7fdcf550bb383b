package rules.cluster["control-plane-endpoint_test"]

import data.lib.testing
import data.rules.cluster["control-plane-endpoint"] as rule

_configuration(endpoint) := object.union(
	testing.resource({"controlPlaneEndpoint": endpoint}),
	{"facts": {"nodeAddresses": ["10.0.10.21"]}},
)

test_missing_endpoint_is_reported if {
	some violation in rule.violations with input as testing.resource({})
	violation.path == ["controlPlaneEndpoint"]
}

test_node_is_reported if {
	some violation in rule.violations with input as _configuration("10.0.10.21:6443")
	violation.message == "the address of the control plane is that of a node"
}

test_load_balancer_passes if {
	count(rule.violations) == 0 with input as _configuration("api.example.com:6443")
}
