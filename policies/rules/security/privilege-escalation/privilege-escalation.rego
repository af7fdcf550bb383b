# METADATA
# title: Containers cannot gain privileges
# description: >-
#   Unless `allowPrivilegeEscalation` is false, a setuid binary in the image can give the process more rights
#   than it was started with.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Set `securityContext.allowPrivilegeEscalation: false` on the container.
#   equivalents:
#   - pod-security/allowPrivilegeEscalation
#   - kube-linter/privilege-escalation-container
#   - polaris/privilegeEscalationAllowed
#   - trivy/KSV-0001
#   - checkov/CKV_K8S_20
#   - kubescape/C-0016
#   - monokle/PSS202
#   - gatekeeper/k8spspallowprivilegeescalationcontainer
#   since: 0.1.0
package rules.security["privilege-escalation"]

import data.lib.pods

violations contains violation if {
	not pods.is_windows
	some container in input.pod.containers
	object.get(container.value, ["securityContext", "allowPrivilegeEscalation"], null) != false
	path := array.concat(container.path, ["securityContext", "allowPrivilegeEscalation"])

	violation := {
		"path": path,
		"message": $"container `{container.name}` may gain privileges",
		"fix": [edit | not _needs_privileges(container.value); edit := {"op": "set", "path": path, "value": false}],
	}
}

# the API server refuses `allowPrivilegeEscalation: false` beside these
_needs_privileges(container) if container.securityContext.privileged

_needs_privileges(container) if "SYS_ADMIN" in container.securityContext.capabilities.add

_needs_privileges(container) if "CAP_SYS_ADMIN" in container.securityContext.capabilities.add
