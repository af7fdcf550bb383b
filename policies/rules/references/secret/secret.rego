# METADATA
# title: Secrets that are used exist
# description: >-
#   A container that takes a value from a Secret which does not exist never starts. A Secret counts as there when
#   something makes it, such as an ExternalSecret, a SealedSecret or a Certificate.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
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
#     Add what makes the Secret in the same namespace, correct its name, or mark the reference `optional`.
#   equivalents:
#   - kube-linter/env-value-from
#   - kubevious/env-secret-ref
#   - kubevious/env-from-secret-ref
#   - kubevious/volume-secret-ref
#   since: 0.1.0
package rules.references.secret

import data.lib.references

violations contains violation if {
	some reference in references.missing("/Secret")
	not "imagePullSecrets" in reference.path

	violation := {
		"path": reference.path,
		"message": $"nothing makes the Secret `{reference.name}` {references.place(reference)}",
	}
}
