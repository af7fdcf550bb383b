package rules.network["load-balancer-source-ranges_test"]

import data.lib.testing
import data.rules.network["load-balancer-source-ranges"] as rule

_service(spec) := testing.resource({"spec": object.union({"type": "LoadBalancer"}, spec)})

test_no_ranges_are_reported if {
	some violation in rule.violations with input as _service({})
	violation.path == ["spec", "loadBalancerSourceRanges"]
}

test_everywhere_is_reported if {
	some violation in rule.violations with input as _service({"loadBalancerSourceRanges": ["10.0.0.0/8", "0.0.0.0/0"]})
	violation.path == ["spec", "loadBalancerSourceRanges", 1]
}

test_ranges_pass if {
	count(rule.violations) == 0 with input as _service({"loadBalancerSourceRanges": ["10.0.0.0/8"]})
}

test_internal_passes if {
	annotations := {"networking.gke.io/load-balancer-type": "Internal"}
	service := testing.resource({"metadata": {"annotations": annotations}, "spec": {"type": "LoadBalancer"}})
	count(rule.violations) == 0 with input as service
}

test_cluster_ip_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"type": "ClusterIP"}})
}
