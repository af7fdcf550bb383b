# METADATA
# title: Private keys are not kept in git
# description: >-
#   Whoever can read the repository, or any clone of it, can act as the owner of the key.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [/ConfigMap, /Secret]
#   remediation: >-
#     Remove it, replace the key pair, and let cert-manager or an ExternalSecret make the Secret.
#   equivalents:
#   - gitleaks/private-key
#   since: 0.1.0
package rules.secrets["private-key"]

violations contains violation if {
	some field in ["data", "stringData"]
	some key, value in input.resource[field]
	contains(value, "PRIVATE KEY") # costs less than a pattern
	regex.match(`-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----`, value)

	violation := {
		"path": [field, key],
		"message": $"`{key}` holds a private key",
	}
}

# base64 of the same first line
violations contains violation if {
	input.resource.kind == "Secret"
	some key, value in input.resource.data
	startswith(value, "LS0tLS1CRUdJTi")
	regex.match(`^LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,40}(UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW)`, value)

	violation := {
		"path": ["data", key],
		"message": $"`{key}` holds a private key",
	}
}
