# METADATA
# title: The API server and the kubelet know who asks
# description: >-
#   A request without credentials counts as `system:anonymous`; one careless role binding for it opens the cluster to
#   everybody who reaches the port.
# related_resources:
# - description: Anonymous requests
#   ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds:
#   - kubeadm.k8s.io/ClusterConfiguration
#   - kubelet.config.k8s.io/KubeletConfiguration
#   - apiserver.config.k8s.io/AuthenticationConfiguration
#   remediation: >-
#     Set `anonymous-auth` to `false`, or allow anonymous requests to the health checks alone in a file for
#     `authentication-config`.
#   equivalents:
#   - kubescape/C-0069
#   - kubescape/C-0262
#   since: 0.1.0
package rules.cluster["anonymous-auth"]

import data.lib.kubeadm

violations contains violation if {
	input.resource.kind == "ClusterConfiguration"
	arguments := kubeadm.api_server_arguments(input.resource)
	object.get(arguments, "anonymous-auth", "true") != "false"
	not arguments["authentication-config"]

	violation := {
		"path": kubeadm.argument_path(input.resource, "anonymous-auth"),
		"message": "the API server takes requests without credentials",
	}
}

violations contains violation if {
	input.resource.kind == "KubeletConfiguration"
	input.resource.authentication.anonymous.enabled == true

	violation := {
		"path": ["authentication", "anonymous", "enabled"],
		"message": "the kubelet takes requests without credentials",
	}
}

violations contains violation if {
	input.resource.kind == "AuthenticationConfiguration"
	input.resource.anonymous.enabled == true
	count(object.get(input.resource, ["anonymous", "conditions"], [])) == 0

	violation := {
		"path": ["anonymous", "enabled"],
		"message": "the API server takes requests without credentials for every path",
	}
}
