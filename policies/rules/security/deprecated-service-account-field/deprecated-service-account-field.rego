# METADATA
# title: Pods name their ServiceAccount in serviceAccountName
# description: >-
#   `serviceAccount` is the deprecated name of the field; where the two differ, `serviceAccountName` wins, and
#   whoever reads the other one is misled.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Rename `serviceAccount` to `serviceAccountName`; where both are there, remove `serviceAccount`.
#   equivalents:
#   - kube-linter/deprecated-service-account-field
#   - kubescape/C-0294
#   since: 0.1.0
package rules.security["deprecated-service-account-field"]

violations contains violation if {
	name := input.pod.spec.serviceAccount
	not name in {"", null}

	violation := {
		"path": array.concat(input.pod.path, ["spec", "serviceAccount"]),
		"message": "the field `serviceAccount` is deprecated",
	}
}
