# METADATA
# title: Containers run as another user than root
# description: >-
#   Root in a container is root on the node as soon as anything in between fails; `runAsNonRoot` makes the
#   kubelet refuse to start it.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `securityContext.runAsNonRoot: true` on the pod or on each container.
#   equivalents:
#   - pod-security/runAsNonRoot
#   - kube-linter/run-as-non-root
#   - polaris/runAsRootAllowed
#   - trivy/KSV-0012
#   - checkov/CKV_K8S_23
#   - kubescape/C-0013
#   since: 0.1.0
package rules.security["run-as-non-root"]

violations contains violation if {
	some container in input.pod.containers
	not _non_root(container.value)

	violation := {
		"path": array.concat(container.path, ["securityContext", "runAsNonRoot"]),
		"message": $"container `{container.name}` may run as root",
	}
}

_non_root(container) if container.securityContext.runAsNonRoot == true

_non_root(container) if {
	object.get(container, ["securityContext", "runAsNonRoot"], null) == null
	input.pod.spec.securityContext.runAsNonRoot == true
}
