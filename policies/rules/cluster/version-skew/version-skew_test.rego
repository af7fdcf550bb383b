package rules.cluster["version-skew_test"]

import data.lib.testing
import data.rules.cluster["version-skew"] as rule

_cluster(control_plane, worker) := testing.resource({"kind": "Cluster", "nodes": [
	{"role": "control-plane", "image": concat("", ["kindest/node:", control_plane])},
	{"role": "worker", "image": concat("", ["kindest/node:", worker])},
]})

test_newer_node_is_reported if {
	some violation in rule.violations with input as _cluster("v1.35.0", "v1.36.1")
	violation == {
		"path": ["nodes", 1, "image"],
		"message": "the node runs 1.36, newer than the control plane, which runs 1.35",
	}
}

test_much_older_node_is_reported if {
	count(rule.violations) == 1 with input as _cluster("v1.36.0", "v1.32.1")
}

test_older_node_passes if {
	count(rule.violations) == 0 with input as _cluster("v1.36.0", "v1.33.1")
	count(rule.violations) == 0 with input as _cluster("v1.36.0", "v1.36.1")
}

test_cluster_api if {
	machines := testing.resource({"kind": "MachineDeployment", "spec": {"template": {"spec": {"version": "v1.36.1"}}}})
	count(rule.violations) == 1 with input as object.union(machines, {"facts": {"controlPlanes": ["v1.35.2"]}})
	count(rule.violations) == 0 with input as object.union(machines, {"facts": {"controlPlanes": ["v1.36.2"]}})
}
