# METADATA
# title: Requests are authorised by RBAC, and nodes by their own rules
# description: >-
#   `AlwaysAllow` gives everybody everything; without `Node`, a kubelet may read the Secrets of all other nodes.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [kubeadm.k8s.io/ClusterConfiguration, kubelet.config.k8s.io/KubeletConfiguration]
#   remediation: >-
#     Set `authorization-mode` to `Node,RBAC`, and `authorization.mode` of the kubelet to `Webhook`.
#   equivalents:
#   - kubescape/C-0119
#   since: 0.1.0
package rules.cluster["authorization-mode"]

import data.lib.kubeadm

violations contains violation if {
	some problem in _problems
	violation := {
		"path": kubeadm.argument_path(input.resource, "authorization-mode"),
		"message": problem,
	}
}

violations contains {"path": ["authorization", "mode"], "message": "the kubelet allows every request"} if {
	input.resource.kind == "KubeletConfiguration"
	input.resource.authorization.mode == "AlwaysAllow"
}

# kubeadm's own default is Node,RBAC
_modes := {trim_space(mode) | some mode in split(kubeadm.api_server_arguments(input.resource)["authorization-mode"], ",")}

_problems contains "the API server allows every request" if "AlwaysAllow" in _modes

_problems contains $"the API server does not ask {needed}" if {
	some needed in {"Node", "RBAC"}
	count(_modes) > 0
	not needed in _modes
	not "AlwaysAllow" in _modes
}
