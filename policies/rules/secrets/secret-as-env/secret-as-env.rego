# METADATA
# title: Secrets are mounted, not put into the environment
# description: >-
#   The environment is inherited by every child process and printed by crash reports and debug pages; a file is read by
#   who needs it, and changes without a restart.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Mount the Secret as a volume, and let the program read the file.
#   equivalents:
#   - kube-linter/read-secret-from-env-var
#   - checkov/CKV_K8S_35
#   - kubescape/C-0207
#   - monokle/KBP112
#   since: 0.1.0
package rules.secrets["secret-as-env"]

violations contains violation if {
	some container in input.pod.containers
	some index, variable in container.value.env
	variable.valueFrom.secretKeyRef

	violation := {
		"path": array.concat(container.path, ["env", index, "valueFrom", "secretKeyRef"]),
		"message": $"container `{container.name}` has a Secret's value in the variable `{variable.name}`",
	}
}

violations contains violation if {
	some container in input.pod.containers
	some index, source in container.value.envFrom
	source.secretRef

	violation := {
		"path": array.concat(container.path, ["envFrom", index, "secretRef"]),
		"message": $"container `{container.name}` has a Secret's values in its environment",
	}
}
