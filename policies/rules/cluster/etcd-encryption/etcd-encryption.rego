# METADATA
# title: Secrets are encrypted in etcd
# description: >-
#   Without it, whoever gets at a disk or a backup of etcd reads every Secret of the cluster.
# related_resources:
# - description: Encrypting confidential data at rest
#   ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds:
#   - kubeadm.k8s.io/ClusterConfiguration
#   - eksctl.io/ClusterConfig
#   - apiserver.config.k8s.io/EncryptionConfiguration
#   remediation: >-
#     Give the API server an `encryption-provider-config` whose first provider encrypts, or on EKS a `secretsEncryption.keyARN`.
#   equivalents:
#   - kubescape/C-0066
#   since: 0.1.0
package rules.cluster["etcd-encryption"]

import data.lib.kubeadm

violations contains {"path": ["apiServer", "extraArgs"], "message": "Secrets are not encrypted in etcd"} if {
	input.resource.kind == "ClusterConfiguration"
	not kubeadm.api_server_arguments(input.resource)["encryption-provider-config"]
}

violations contains {"path": ["secretsEncryption"], "message": "Secrets are not encrypted with a key of yours"} if {
	input.resource.kind == "ClusterConfig"
	not input.resource.secretsEncryption.keyARN
}

# the first provider writes; the others read what was written before
violations contains violation if {
	some index, rule in input.resource.resources
	input.resource.kind == "EncryptionConfiguration"
	some resource in rule.resources
	resource in {"secrets", "*.", "*.*"}
	rule.providers[0].identity == {}

	violation := {
		"path": ["resources", index, "providers", 0],
		"message": "the first provider, which writes, does not encrypt",
	}
}
