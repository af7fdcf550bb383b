# METADATA
# title: Pods set only kernel parameters of their own
# description: >-
#   A sysctl without a namespace changes its whole node; only those that the standard lists as safe stay within
#   the pod.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove the sysctl; what the whole node needs belongs into the configuration of the node.
#   equivalents:
#   - pod-security/sysctls
#   - kube-linter/unsafe-sysctls
#   - trivy/KSV-0026
#   - gatekeeper/k8spspforbiddensysctls
#   - monokle/PSS111
#   since: 0.1.0
package rules.security.sysctls

# by the minor version from which they count as safe
_safe := {
	"kernel.shm_rmid_forced": 0,
	"net.ipv4.ip_local_port_range": 0,
	"net.ipv4.ip_unprivileged_port_start": 0,
	"net.ipv4.ping_group_range": 0,
	"net.ipv4.tcp_syncookies": 0,
	"net.ipv4.ip_local_reserved_ports": 27,
	"net.ipv4.tcp_fin_timeout": 29,
	"net.ipv4.tcp_keepalive_intvl": 29,
	"net.ipv4.tcp_keepalive_probes": 29,
	"net.ipv4.tcp_keepalive_time": 29,
	"net.ipv4.tcp_rmem": 32,
	"net.ipv4.tcp_wmem": 32,
	"net.ipv4.tcp_notsent_lowat": 37,
	"net.ipv4.tcp_slow_start_after_idle": 37,
}

violations contains violation if {
	some index, sysctl in input.pod.spec.securityContext.sysctls
	name := object.get(sysctl, "name", "")
	not _is_safe(name)

	violation := {
		"path": array.concat(input.pod.path, ["spec", "securityContext", "sysctls", index]),
		"message": $"the pod sets the sysctl `{name}`, which is not safe in Kubernetes 1.{input.kubernetes.minor}",
	}
}

_is_safe(name) if input.kubernetes.minor >= _safe[name]
