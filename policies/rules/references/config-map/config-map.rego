# METADATA
# title: ConfigMaps that are used exist
# description: >-
#   A container that takes its configuration from a ConfigMap which does not exist never starts.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds:
#   - workload
#   - gateway.networking.k8s.io/BackendTLSPolicy
#   - external-secrets.io/ExternalSecret
#   - keda.sh/TriggerAuthentication
#   - monitoring.coreos.com/ServiceMonitor
#   - monitoring.coreos.com/PodMonitor
#   - monitoring.coreos.com/Prometheus
#   - monitoring.coreos.com/PrometheusAgent
#   - monitoring.coreos.com/Alertmanager
#   - kustomize.toolkit.fluxcd.io/Kustomization
#   - helm.toolkit.fluxcd.io/HelmRelease
#   remediation: >-
#     Add the ConfigMap in the same namespace, correct its name, or mark the reference `optional`.
#   equivalents:
#   - kubevious/env-config-map-ref
#   - kubevious/env-from-config-map-ref
#   - kubevious/volume-config-map-ref
#   - kube-linter/env-value-from
#   since: 0.1.0
package rules.references["config-map"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("/ConfigMap")

	violation := {
		"path": reference.path,
		"message": $"there is no ConfigMap `{reference.name}` {references.place(reference)}",
	}
}
