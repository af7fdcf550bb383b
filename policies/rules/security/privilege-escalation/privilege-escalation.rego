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
#     Set `securityContext.allowPrivilegeEscalation: false` on the container, once it is neither privileged nor has SYS_ADMIN.
#   equivalents:
#   - pod-security/allowPrivilegeEscalation
#   - kube-linter/privilege-escalation-container
#   - polaris/privilegeEscalationAllowed
#   - trivy/KSV-0001
#   - checkov/CKV_K8S_20
#   - kubescape/C-0016
#   - monokle/PSS202
#   - gatekeeper/k8spspallowprivilegeescalationcontainer
#   yieldsTo:
#   - security/capabilities-baseline
#   - security/privileged-container
#   since: 0.1.0
package rules.security["privilege-escalation"]

import data.lib.pods

violations contains violation if {
	not pods.is_windows
	some container in input.pod.containers
	object.get(container.value, ["securityContext", "allowPrivilegeEscalation"], null) != false
	causes := _causes(container.value)
	field := [path | some path in array.concat(causes, [["allowPrivilegeEscalation"]])][0]
	path := array.concat(container.path, array.concat(["securityContext"], field))

	violation := {
		"path": path,
		"message": $"container `{container.name}` may gain privileges",
		"fix": [edit | count(causes) == 0; edit := {"op": "set", "path": path, "value": false}],
	}
}

# the API server refuses `allowPrivilegeEscalation: false` beside these
_causes(container) := array.concat(
	[["privileged"] | container.securityContext.privileged],
	[["capabilities", "add", index] |
		some index, capability in container.securityContext.capabilities.add
		capability in {"SYS_ADMIN", "CAP_SYS_ADMIN"}
	],
)
