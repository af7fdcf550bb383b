# METADATA
# title: Containers add no capability beyond the default ones
# description: >-
#   Capabilities such as SYS_ADMIN, NET_ADMIN or NET_RAW let a process take over its node or forge the traffic
#   of others.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove the capability from `securityContext.capabilities.add`.
#   equivalents:
#   - pod-security/capabilities_baseline
#   - polaris/dangerousCapabilities
#   - trivy/KSV-0005
#   - trivy/KSV-0119
#   - trivy/KSV-0120
#   - checkov/CKV_K8S_39
#   - kubescape/C-0046
#   - monokle/PSS104
#   - monokle/KBP100
#   since: 0.1.0
package rules.security["capabilities-baseline"]

_default := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}

violations contains violation if {
	some container in input.pod.containers
	some index, capability in container.value.securityContext.capabilities.add
	not capability in _default

	violation := {
		"path": array.concat(container.path, ["securityContext", "capabilities", "add", index]),
		"message": $"container `{container.name}` adds the capability {capability}",
	}
}
