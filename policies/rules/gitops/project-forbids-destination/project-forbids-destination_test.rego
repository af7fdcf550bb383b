package rules.gitops["project-forbids-destination_test"]

import data.lib.testing
import data.rules.gitops["project-forbids-destination"] as rule

_application(destinations, destination) := object.union(
	testing.resource({"kind": "Application", "spec": {"project": "shop", "destination": destination}}),
	{"facts": {"projectSpecs": [{"destinations": destinations}]}},
)

_cluster := "https://kubernetes.default.svc"

test_other_namespace_is_reported if {
	destination := {"server": _cluster, "namespace": "shop"}
	allowed := [{"server": _cluster, "namespace": "accounts"}]
	some violation in rule.violations with input as _application(allowed, destination)
	violation.path == ["spec", "destination"]
}

test_other_cluster_is_reported if {
	destination := {"server": "https://other.example.com", "namespace": "shop"}
	count(rule.violations) == 1 with input as _application([{"server": _cluster, "namespace": "*"}], destination)
}

test_denied_namespace_is_reported if {
	allowed := [{"server": "*", "namespace": "*"}, {"server": "*", "namespace": "!kube-*"}]
	destination := {"server": _cluster, "namespace": "kube-system"}
	count(rule.violations) == 1 with input as _application(allowed, destination)
	count(rule.violations) == 0 with input as _application(allowed, {"server": _cluster, "namespace": "shop"})
}

test_listed_destination_passes if {
	destination := {"server": _cluster, "namespace": "shop-dev"}
	count(rule.violations) == 0 with input as _application([{"server": _cluster, "namespace": "shop-*"}], destination)
	count(rule.violations) == 0 with input as _application([{"name": "in-cluster", "namespace": "shop-dev"}], destination)
}
