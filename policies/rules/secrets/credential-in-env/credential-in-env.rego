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
#   - kubescape/C-0012
#   - kube-linter/env-var-secret
#   since: 0.1.0
package rules.secrets["credential-in-env"]

import data.lib.credentials

violations contains violation if {
	some container in input.pod.containers
	some index, variable in container.value.env
	is_string(variable.value)
	_is_credential(variable)

	violation := {
		"path": array.concat(container.path, ["env", index, "value"]),
		"message": $"container `{container.name}` has a credential in the variable `{variable.name}`",
	}
}

_is_credential(variable) if {
	credentials.is_name(variable.name)
	not credentials.is_harmless(variable.value)
}

_is_credential(variable) if count(credentials.kinds_in(variable.value)) > 0
