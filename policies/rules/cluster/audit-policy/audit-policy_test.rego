package rules.cluster["audit-policy_test"]

import data.lib.testing
import data.rules.cluster["audit-policy"] as rule

_kubeadm(arguments) := testing.resource({"kind": "ClusterConfiguration", "apiServer": {"extraArgs": arguments}})

test_missing_policy_is_reported if {
	some violation in rule.violations with input as _kubeadm([])
	violation == {"path": ["apiServer", "extraArgs"], "message": "the API server has no audit policy"}
}

test_policy_without_log_is_reported if {
	some violation in rule.violations with input as _kubeadm([{"name": "audit-policy-file", "value": "/etc/x"}])
	violation.message == "the audit log goes nowhere"
}

test_log_passes if {
	count(rule.violations) == 0 with input as _kubeadm({"audit-policy-file": "/etc/x", "audit-log-path": "/var/log/x"})
}

_eks(types) := testing.resource({"kind": "ClusterConfig", "cloudWatch": {"clusterLogging": {"enableTypes": types}}})

test_eks if {
	count(rule.violations) == 1 with input as _eks(["api"])
	count(rule.violations) == 0 with input as _eks(["audit"])
	count(rule.violations) == 0 with input as _eks(["*"])
}
