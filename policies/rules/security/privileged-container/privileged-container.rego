# METADATA
# title: Containers do not run privileged
# description: >-
#   A privileged container has every capability and all of the host's devices: whoever breaks into it owns the
#   node.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `privileged: true`; where one privilege is needed, add the one capability for it.
#   equivalents:
#   - pod-security/privileged
#   - kube-linter/privileged-container
#   - kube-score/container-security-context-privileged
#   - polaris/runAsPrivileged
#   - trivy/KSV-0017
#   - checkov/CKV_K8S_16
#   - kubescape/C-0057
#   - monokle/PSS103
#   - gatekeeper/k8spspprivilegedcontainer
#   since: 0.1.0
package rules.security["privileged-container"]

violations contains violation if {
	some container in input.pod.containers
	container.value.securityContext.privileged == true

	violation := {
		"path": array.concat(container.path, ["securityContext", "privileged"]),
		"message": $"container `{container.name}` runs privileged",
	}
}
