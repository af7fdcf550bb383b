# METADATA
# title: Secrets have the keys that are asked of them
# description: >-
#   A container that asks a Secret for a key which it does not have never starts.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds:
#   - workload
#   - networking.k8s.io/Ingress
#   - gateway.networking.k8s.io/Gateway
#   - /PersistentVolume
#   - cert-manager.io/Issuer
#   - cert-manager.io/ClusterIssuer
#   - external-secrets.io/ExternalSecret
#   - external-secrets.io/PushSecret
#   - external-secrets.io/SecretStore
#   - external-secrets.io/ClusterSecretStore
#   - keda.sh/TriggerAuthentication
#   - monitoring.coreos.com/ServiceMonitor
#   - monitoring.coreos.com/PodMonitor
#   - monitoring.coreos.com/Prometheus
#   - monitoring.coreos.com/PrometheusAgent
#   - monitoring.coreos.com/Alertmanager
#   - kustomize.toolkit.fluxcd.io/Kustomization
#   - helm.toolkit.fluxcd.io/HelmRelease
#   - source.toolkit.fluxcd.io/GitRepository
#   - source.toolkit.fluxcd.io/HelmRepository
#   - source.toolkit.fluxcd.io/OCIRepository
#   - source.toolkit.fluxcd.io/Bucket
#   remediation: >-
#     Add the key to what makes the Secret, correct its name, or mark the reference `optional`.
#   equivalents:
#   - kube-linter/env-value-from
#   since: 0.1.0
package rules.references["secret-key"]

import data.lib.references

violations contains violation if {
	some part in references.missing_parts("/Secret")

	violation := {
		"path": part.path,
		"message": $"the Secret `{part.object}` has no key `{part.name}`",
	}
}
