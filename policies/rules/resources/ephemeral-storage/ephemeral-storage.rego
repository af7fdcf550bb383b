# METADATA
# title: Containers limit what they write to the node
# description: >-
#   Logs, `emptyDir` volumes and the writable layer fill the disk of the node; without a limit one container
#   fills it for all.
# related_resources:
# - description: Local ephemeral storage
#   ref: https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `resources.limits.ephemeral-storage`, and request what the container needs.
#   equivalents:
#   - kube-score/container-ephemeral-storage-request-and-limit
#   - gatekeeper/k8scontainerephemeralstoragelimit
#   since: 0.1.0
package rules.resources["ephemeral-storage"]

import data.lib.requirements

violations contains violation if {
	some container in requirements.containers
	not requirements.is_limited(requirements.scope, container, "ephemeral-storage")

	violation := {
		"path": array.concat(container.path, ["resources", "limits", "ephemeral-storage"]),
		"message": $"container `{container.name}` has no ephemeral-storage limit",
	}
}
