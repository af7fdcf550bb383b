package rules.network["node-port_test"]

import data.lib.testing
import data.rules.network["node-port"] as rule

test_node_port_is_reported if {
	count(rule.violations) == 1 with input as testing.resource({"spec": {"type": "NodePort"}})
}

test_cluster_ip_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"type": "ClusterIP"}})
}

test_default_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {}})
}
