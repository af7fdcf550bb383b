package rules.cluster["authorization-mode_test"]

import data.lib.testing
import data.rules.cluster["authorization-mode"] as rule

_kubeadm(mode) := testing.resource({"kind": "ClusterConfiguration", "apiServer": {"extraArgs": {"authorization-mode": mode}}})

test_always_allow_is_reported if {
	some violation in rule.violations with input as _kubeadm("AlwaysAllow")
	violation == {
		"path": ["apiServer", "extraArgs", "authorization-mode"],
		"message": "the API server allows every request",
	}
}

test_missing_node_is_reported if {
	some violation in rule.violations with input as _kubeadm("RBAC")
	violation.message == "the API server does not ask Node"
}

test_kubelet_is_reported if {
	kubelet := {"kind": "KubeletConfiguration", "authorization": {"mode": "AlwaysAllow"}}
	some violation in rule.violations with input as testing.resource(kubelet)
	violation.path == ["authorization", "mode"]
}

test_node_and_rbac_pass if {
	count(rule.violations) == 0 with input as _kubeadm("Node,RBAC")
	count(rule.violations) == 0 with input as _kubeadm("Node, RBAC, Webhook")
	count(rule.violations) == 0 with input as testing.resource({"kind": "ClusterConfiguration"})
}
