# METADATA
# title: Root file systems are read-only
# description: >-
#   A writable root file system lets an intruder leave tools behind, and an application fill the node's disk.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `securityContext.readOnlyRootFilesystem: true` and mount an emptyDir where the application writes.
#   equivalents:
#   - kube-linter/no-read-only-root-fs
#   - kube-score/container-security-context-readonlyrootfilesystem
#   - polaris/notReadOnlyRootFilesystem
#   - trivy/KSV-0014
#   - checkov/CKV_K8S_22
#   - kubescape/C-0017
#   - monokle/KBP102
#   - gatekeeper/k8spspreadonlyrootfilesystem
#   since: 0.1.0
package rules.security["read-only-root-filesystem"]

import data.lib.pods

violations contains violation if {
	not pods.is_windows
	some container in input.pod.containers
	object.get(container.value, ["securityContext", "readOnlyRootFilesystem"], false) != true

	violation := {
		"path": array.concat(container.path, ["securityContext", "readOnlyRootFilesystem"]),
		"message": $"container `{container.name}` can write to its root file system",
	}
}
