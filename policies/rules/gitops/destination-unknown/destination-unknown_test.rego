package rules.gitops["destination-unknown_test"]

import data.lib.testing
import data.rules.gitops["destination-unknown"] as rule

_application(destination, clusters) := object.union(
	testing.resource({"spec": {"destination": destination}}),
	{"facts": {"complete": true, "clusters": clusters}},
)

_clusters := [{"name": "production", "server": "https://prod.example.com"}]

test_unknown_name_is_reported if {
	some violation in rule.violations with input as _application({"name": "prod"}, _clusters)
	violation.path == ["spec", "destination", "name"]
}

test_unknown_server_is_reported if {
	some violation in rule.violations with input as _application({"server": "https://other.example.com"}, _clusters)
	violation.path == ["spec", "destination", "server"]
}

test_known_cluster_passes if {
	count(rule.violations) == 0 with input as _application({"name": "production"}, _clusters)
	count(rule.violations) == 0 with input as _application({"name": "in-cluster"}, _clusters)
	count(rule.violations) == 0 with input as _application({"server": "https://kubernetes.default.svc"}, _clusters)
}

test_unknown_clusters_pass if {
	unknown := object.remove(_application({"name": "prod"}, []), ["facts"])
	count(rule.violations) == 0 with input as object.union(unknown, {"facts": {"complete": true}})
}
