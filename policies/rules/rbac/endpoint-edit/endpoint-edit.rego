# METADATA
# title: Roles do not write the addresses of Services
# description: >-
#   Whoever writes Endpoints or EndpointSlices sends a Service's traffic, or that of an Ingress, wherever
#   they like, past network policies (CVE-2021-25740). Whoever writes the status of a Service takes the traffic
#   to any address (CVE-2020-8554).
# related_resources:
# - description: CVE-2021-25740
#   ref: https://github.com/kubernetes/kubernetes/issues/103675
# - description: CVE-2020-8554
#   ref: https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Leave out the verbs that write `endpoints`, `endpointslices` and `services/status`.
#   equivalents:
#   - gatekeeper/k8sblockendpointeditdefaultrole
#   - checkov/CKV2_K8S_4
#   since: 0.1.0
package rules.rbac["endpoint-edit"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"endpoints"}, {"create", "update", "patch"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: traffic can be sent past network policies"}
}

violations contains violation if {
	some grant in roles.grants("discovery.k8s.io", {"endpointslices"}, {"create", "update", "patch"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: traffic can be sent past network policies"}
}

violations contains violation if {
	some grant in roles.grants("", {"services/status"}, {"update", "patch"})
	not grant.named
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: traffic to any address can be taken"}
}
