# METADATA
# title: Secret stores that are asked for exist
# description: >-
#   The operator makes no Secret when the store does not exist, and the pods that need it never start. Without
#   `kind`, a SecretStore of the same namespace is meant, not a ClusterSecretStore.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   kinds:
#   - external-secrets.io/ExternalSecret
#   - external-secrets.io/ClusterExternalSecret
#   - external-secrets.io/PushSecret
#   remediation: >-
#     Correct name and kind of the store, or add it.
#   equivalents: []
#   since: 0.1.0
package rules.references["secret-store"]

import data.lib.references

violations contains violation if {
	some kind in {"SecretStore", "ClusterSecretStore"}
	some reference in references.missing($"external-secrets.io/{kind}")

	violation := {
		"path": reference.path,
		"message": $"there is no {kind} `{reference.name}` {references.place(reference)}",
	}
}
