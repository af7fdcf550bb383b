package rules.cluster["unsupported-version_test"]

import data.lib.testing
import data.rules.cluster["unsupported-version"] as rule

_kubeadm(version, today) := object.union(
	testing.resource({"kind": "ClusterConfiguration", "kubernetesVersion": version}),
	{"facts": {"today": today}},
)

test_ended_version_is_reported if {
	some violation in rule.violations with input as _kubeadm("v1.34.2", "2026-12-01")
	violation == {
		"path": ["kubernetesVersion"],
		"message": "Kubernetes 1.34 has not been maintained since 2026-10-27",
	}
}

test_very_old_version_is_reported if {
	count(rule.violations) == 1 with input as _kubeadm("v1.19.0", "2026-12-01")
}

test_last_day_passes if {
	count(rule.violations) == 0 with input as _kubeadm("v1.34.2", "2026-10-27")
}

test_newer_version_passes if {
	count(rule.violations) == 0 with input as _kubeadm("v1.99.0", "2026-12-01")
	count(rule.violations) == 0 with input as _kubeadm("stable", "2026-12-01")
}

test_node_image if {
	cluster := {"kind": "Cluster", "nodes": [{"role": "worker", "image": "kindest/node:v1.30.0@sha256:00"}]}
	some violation in rule.violations with input as object.union(testing.resource(cluster), {"facts": {"today": "2026-12-01"}})
	violation.path == ["nodes", 0, "image"]
}

test_eks_has_dates_of_its_own if {
	cluster := {"kind": "ClusterConfig", "metadata": {"version": "1.34"}}
	count(rule.violations) == 0 with input as object.union(testing.resource(cluster), {"facts": {"today": "2026-12-01"}})
	count(rule.violations) == 1 with input as object.union(testing.resource(cluster), {"facts": {"today": "2026-12-03"}})
}
