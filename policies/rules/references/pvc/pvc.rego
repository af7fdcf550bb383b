# METADATA
# title: Claims that are mounted exist
# description: >-
#   A pod that mounts a PersistentVolumeClaim which does not exist is never scheduled.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Add the PersistentVolumeClaim in the same namespace, or correct `claimName`.
#   equivalents:
#   - kubevious/volume-pvc-ref
#   since: 0.1.0
package rules.references.pvc

import data.lib.references

violations contains violation if {
	some reference in references.missing("/PersistentVolumeClaim")

	violation := {
		"path": reference.path,
		"message": $"there is no PersistentVolumeClaim `{reference.name}` {references.place(reference)}",
	}
}
