# METADATA
# title: Ingresses serve TLS
# description: >-
#   Without TLS, credentials and session cookies cross every network between the user and the cluster in the
#   clear.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [networking.k8s.io/Ingress]
#   remediation: >-
#     Add a `tls` entry with the hosts and the Secret of their certificate.
#   equivalents:
#   - polaris/tlsSettingsMissing
#   - kubescape/C-0263
#   - gatekeeper/k8shttpsonly
#   since: 0.1.0
package rules.network["ingress-tls"]

violations contains {"path": ["spec", "tls"], "message": "the Ingress has no TLS"} if {
	count(object.get(input.resource, ["spec", "tls"], [])) == 0
	not input.resource.metadata.annotations["alb.ingress.kubernetes.io/certificate-arn"]
}
