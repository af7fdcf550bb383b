package rules.cluster["control-plane-quorum_test"]

import data.lib.testing
import data.rules.cluster["control-plane-quorum"] as rule

_judged(body) := object.union(
	testing.resource(body),
	{"parameters": {"cluster/control-plane-quorum": {"production": "prod"}}},
)

_kind(name, count_of) := _judged({
	"kind": "Cluster",
	"name": name,
	"nodes": array.concat([{"role": "control-plane"} | some _ in numbers.range(1, count_of)], [{"role": "worker"}]),
})

test_even_number_is_reported if {
	some violation in rule.violations with input as _kind("dev", 2)
	violation.path == ["nodes"]
}

test_single_member_in_production_is_reported if {
	count(rule.violations) == 1 with input as _kind("prod", 1)
	count(rule.violations) == 0 with input as _kind("dev", 1)
	count(rule.violations) == 0 with input as _kind("prod", 3)
}

test_external_etcd_is_judged if {
	configuration := {"kind": "ClusterConfiguration", "etcd": {"external": {"endpoints": ["a", "b"]}}}
	some violation in rule.violations with input as _judged(configuration)
	violation.path == ["etcd", "external", "endpoints"]
}

test_cluster_api_is_judged if {
	control_plane := {"kind": "KubeadmControlPlane", "metadata": {"name": "shop"}, "spec": {"replicas": 4}}
	some violation in rule.violations with input as _judged(control_plane)
	violation.path == ["spec", "replicas"]
}
