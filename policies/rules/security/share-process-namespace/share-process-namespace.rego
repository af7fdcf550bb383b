# METADATA
# title: Containers of a pod do not see each other's processes
# description: >-
#   In a shared process namespace every container reads the others' environment and files through /proc, and
#   may signal or trace them.
# related_resources:
# - description: Share process namespace between containers in a pod
#   ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `shareProcessNamespace`; to debug, `kubectl debug --target` shares the processes of one container
#     for once.
#   since: 0.1.0
package rules.security["share-process-namespace"]

violations contains violation if {
	input.pod.spec.shareProcessNamespace == true

	violation := {
		"path": array.concat(input.pod.path, ["spec", "shareProcessNamespace"]),
		"message": "the containers of the pod see each other's processes",
	}
}
