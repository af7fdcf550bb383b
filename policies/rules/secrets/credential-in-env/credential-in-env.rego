# METADATA
# title: Environment variables hold no credentials
# description: >-
#   A credential in a manifest is in git, in every rendered copy, and in the output of `kubectl describe`.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Keep it in a Secret that an ExternalSecret makes, and refer to it with `valueFrom.secretKeyRef`.
#   equivalents:
#   - polaris/sensitiveContainerEnvVar
#   - trivy/KSV-0109
#   - kubescape/C-0012
#   - kube-linter/env-var-secret
#   since: 0.1.0
package rules.secrets["credential-in-env"]

import data.lib.placeholders

_credential := `(?i)(^|_)(password|passwd|passphrase|secret|secret_key|token|api_?key|access_key|secret_access_key|private_key|credentials?)$`

violations contains violation if {
	some container in input.pod.containers
	some index, variable in container.value.env
	regex.match(_credential, variable.name)
	is_string(variable.value)
	not _harmless(variable.value)

	violation := {
		"path": array.concat(container.path, ["env", index, "value"]),
		"message": $"container `{container.name}` has a credential in the variable `{variable.name}`",
	}
}

_harmless(value) if placeholders.is_placeholder(value)

# empty or a switch
_harmless(value) if value in {"", "true", "false", "yes", "no", "none", "null"}

# a reference to another variable, or a path
_harmless(value) if regex.match(`^(\$\([A-Za-z_]\w*\)|/[\w./-]+)$`, value)
