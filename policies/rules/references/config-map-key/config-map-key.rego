# METADATA
# title: ConfigMaps have the keys that are asked of them
# description: >-
#   A container that asks a ConfigMap for a key which it does not have never starts.
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
#     Add the key to the ConfigMap, correct its name, or mark the reference `optional`.
#   equivalents:
#   - kube-linter/env-value-from
#   since: 0.1.0
package rules.references["config-map-key"]

import data.lib.references

violations contains violation if {
	some part in references.missing_parts("/ConfigMap")

	violation := {
		"path": part.path,
		"message": $"the ConfigMap `{part.object}` has no key `{part.name}`",
	}
}
