package rules.cluster["anonymous-auth_test"]

import data.lib.testing
import data.rules.cluster["anonymous-auth"] as rule

_kubeadm(arguments) := testing.resource({"kind": "ClusterConfiguration", "apiServer": {"extraArgs": arguments}})

test_default_is_reported if {
	some violation in rule.violations with input as _kubeadm([])
	violation.path == ["apiServer", "extraArgs", "anonymous-auth"]
}

test_true_is_reported_where_it_stands if {
	some violation in rule.violations with input as _kubeadm([{"name": "anonymous-auth", "value": "true"}])
	violation.path == ["apiServer", "extraArgs", 0, "value"]
}

test_false_passes if {
	count(rule.violations) == 0 with input as _kubeadm({"anonymous-auth": "false"})
	count(rule.violations) == 0 with input as _kubeadm([{"name": "authentication-config", "value": "/etc/x"}])
}

test_kubelet if {
	kubelet := {"kind": "KubeletConfiguration", "authentication": {"anonymous": {"enabled": true}}}
	some violation in rule.violations with input as testing.resource(kubelet)
	violation.path == ["authentication", "anonymous", "enabled"]
	count(rule.violations) == 0 with input as testing.resource({"kind": "KubeletConfiguration"})
}

test_authentication_configuration if {
	open := {"kind": "AuthenticationConfiguration", "anonymous": {"enabled": true}}
	count(rule.violations) == 1 with input as testing.resource(open)
	narrow := {"kind": "AuthenticationConfiguration", "anonymous": {"enabled": true, "conditions": [{"path": "/livez"}]}}
	count(rule.violations) == 0 with input as testing.resource(narrow)
}
