# METADATA
# title: ConfigMaps hold no credentials
# description: >-
#   A ConfigMap is neither encrypted nor guarded as Secrets are, and this one is in git besides.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [/ConfigMap]
#   remediation: >-
#     Move the value to a Secret that an ExternalSecret makes, and replace the credential: it was in git.
#   equivalents:
#   - polaris/sensitiveConfigmapContent
#   - trivy/KSV-01010
#   - trivy/KSV-0109
#   - kubescape/C-0012
#   since: 0.1.0
package rules.secrets["credential-in-config-map"]

import data.lib.credentials

violations contains violation if {
	some key, value in input.resource.data
	credentials.is_name(key)
	not credentials.is_harmless(value)

	violation := {"path": ["data", key], "message": $"`{key}` is a credential"}
}

violations contains violation if {
	some key, value in input.resource.data
	some kind in credentials.kinds_in(value)

	violation := {"path": ["data", key], "message": $"`{key}` holds {kind}"}
}

# lines of a file, `password: …` or `PASSWORD=…`
violations contains violation if {
	some key, value in input.resource.data
	contains(value, "\n")
	credentials.may_hold_name(value)
	some line in split(value, "\n")
	credentials.may_hold_name(line)
	[name, text] := credentials.assignment(line)
	credentials.is_certain_name(name)
	not credentials.is_harmless(text)

	violation := {"path": ["data", key], "message": $"`{key}` holds the credential `{name}`"}
}
