package rules.cluster["etcd-encryption_test"]

import data.lib.testing
import data.rules.cluster["etcd-encryption"] as rule

_kubeadm(arguments) := testing.resource({"kind": "ClusterConfiguration", "apiServer": {"extraArgs": arguments}})

test_missing_argument_is_reported if {
	some violation in rule.violations with input as _kubeadm([])
	violation.path == ["apiServer", "extraArgs"]
}

test_argument_passes if {
	count(rule.violations) == 0 with input as _kubeadm([{"name": "encryption-provider-config", "value": "/etc/x"}])
	count(rule.violations) == 0 with input as _kubeadm({"encryption-provider-config": "/etc/x"})
}

test_eks_without_key_is_reported if {
	some violation in rule.violations with input as testing.resource({"kind": "ClusterConfig"})
	violation.path == ["secretsEncryption"]
}

_encryption(providers) := testing.resource({
	"kind": "EncryptionConfiguration",
	"resources": [{"resources": ["secrets"], "providers": providers}],
})

test_identity_first_is_reported if {
	some violation in rule.violations with input as _encryption([{"identity": {}}, {"kms": {}}])
	violation.path == ["resources", 0, "providers", 0]
}

test_identity_last_passes if {
	count(rule.violations) == 0 with input as _encryption([{"kms": {"name": "key"}}, {"identity": {}}])
}
