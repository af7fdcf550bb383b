# METADATA
# title: Issuers that are asked for exist
# description: >-
#   cert-manager issues no certificate for an issuer that does not exist, and TLS fails when the old one ends.
#   Without `kind`, an Issuer of the same namespace is meant, not a ClusterIssuer.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   kinds:
#   - cert-manager.io/Certificate
#   - cert-manager.io/CertificateRequest
#   - networking.k8s.io/Ingress
#   - gateway.networking.k8s.io/Gateway
#   remediation: >-
#     Correct name and kind of the issuer, or add it.
#   equivalents:
#   - kubevious/certificate-to-issuer-ref
#   - kubevious/ingress-to-cert-issuer-ref
#   since: 0.1.0
package rules.references.issuer

import data.lib.references

violations contains violation if {
	some kind in {"Issuer", "ClusterIssuer"}
	some reference in references.missing($"cert-manager.io/{kind}")

	violation := {
		"path": reference.path,
		"message": $"there is no {kind} `{reference.name}` {references.place(reference)}",
	}
}
