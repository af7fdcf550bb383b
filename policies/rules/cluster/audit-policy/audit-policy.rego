# METADATA
# title: The API server keeps an audit log
# description: >-
#   Without it, nobody can tell afterwards who read a Secret or deleted a namespace.
# related_resources:
# - description: Auditing
#   ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [kubeadm.k8s.io/ClusterConfiguration, eksctl.io/ClusterConfig]
#   remediation: >-
#     Give the API server an `audit-policy-file` and an `audit-log-path` or a webhook; on EKS, add `audit` to
#     `cloudWatch.clusterLogging.enableTypes`.
#   equivalents:
#   - kubescape/C-0067
#   since: 0.1.0
package rules.cluster["audit-policy"]

import data.lib.kubeadm

violations contains {"path": ["apiServer", "extraArgs"], "message": "the API server has no audit policy"} if {
	input.resource.kind == "ClusterConfiguration"
	not kubeadm.api_server_arguments(input.resource)["audit-policy-file"]
}

violations contains {"path": ["apiServer", "extraArgs"], "message": "the audit log goes nowhere"} if {
	arguments := kubeadm.api_server_arguments(input.resource)
	arguments["audit-policy-file"]
	not arguments["audit-log-path"]
	not arguments["audit-webhook-config-file"]
}

violations contains violation if {
	input.resource.kind == "ClusterConfig"
	types := object.get(input.resource, ["cloudWatch", "clusterLogging", "enableTypes"], [])
	count({"audit", "*", "all"} & {type | some type in types}) == 0

	violation := {
		"path": ["cloudWatch", "clusterLogging", "enableTypes"],
		"message": "the API server keeps no audit log",
	}
}
