# METADATA
# title: Namespaces say which Pod Security Standard they enforce
# description: >-
#   Without the label the API server admits privileged pods into the namespace, unless the cluster's
#   configuration has another default.
# related_resources:
# - description: Pod Security Admission
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [/Namespace]
#   remediation: >-
#     Add the label `pod-security.kubernetes.io/enforce: restricted`, or `baseline`, or `privileged` where node
#     agents live.
#   since: 0.1.0
package rules.security["namespace-pod-security-labels"]

# those that come with a cluster
_system := {"default", "kube-node-lease", "kube-public", "kube-system"}

violations contains violation if {
	not input.resource.metadata.name in _system
	object.get(input.resource, ["metadata", "labels", "pod-security.kubernetes.io/enforce"], "") in {"", null}

	violation := {
		"path": ["metadata", "labels"],
		"message": "the namespace enforces no Pod Security Standard",
	}
}

violations contains violation if {
	some mode in ["enforce", "audit", "warn"]
	name := $"pod-security.kubernetes.io/{mode}"
	level := input.resource.metadata.labels[name]
	not level in {"privileged", "baseline", "restricted", "", null}

	violation := {
		"path": ["metadata", "labels", name],
		"message": $"`{level}` is no level of the Pod Security Standards",
	}
}
