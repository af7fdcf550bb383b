# METADATA
# title: Secrets are not kept in git in the clear
# description: >-
#   Whatever was committed once stays in every clone and in the history; base64 is no encryption.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [/Secret]
#   remediation: >-
#     Use an ExternalSecret, a SealedSecret or SOPS, and rotate the value that was committed.
#   equivalents:
#   - kubescape/C-0012
#   - gitleaks/kubernetes-secret-yaml
#   since: 0.1.0
package rules.secrets["secret-in-git"]

import data.lib.placeholders

violations contains violation if {
	not input.resource.sops
	some field in ["data", "stringData"]
	some key, value in input.resource[field]
	is_string(value)
	value != ""
	not placeholders.is_placeholder(value)

	violation := {
		"path": [field, key],
		"message": $"the value of `{key}` is in git in the clear",
	}
}
