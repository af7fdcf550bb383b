# METADATA
# title: Image pull secrets exist
# description: >-
#   The kubelet skips a pull secret that does not exist: the image of a private registry is not pulled, and the pod
#   never starts.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds:
#   - workload
#   - /ServiceAccount
#   - monitoring.coreos.com/Prometheus
#   - monitoring.coreos.com/PrometheusAgent
#   - monitoring.coreos.com/Alertmanager
#   remediation: >-
#     Add what makes the Secret in the same namespace, or correct its name.
#   equivalents: []
#   since: 0.1.0
package rules.references["image-pull-secret"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("/Secret")
	"imagePullSecrets" in reference.path

	violation := {
		"path": reference.path,
		"message": $"nothing makes the image pull secret `{reference.name}` {references.place(reference)}",
	}
}
