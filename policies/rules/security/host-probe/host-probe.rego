# METADATA
# title: Probes and hooks call their own pod
# description: >-
#   The kubelet makes the request: with a `host`, whoever writes the pod makes the node call addresses that the
#   pod itself may not reach. The standard forbids it from Kubernetes 1.34 on.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `host`; for a virtual host, set the `Host` header in `httpHeaders`.
#   equivalents:
#   - pod-security/hostProbesAndHostLifecycle
#   - gatekeeper/k8spsphostprobeslifecycle
#   since: 0.1.0
package rules.security["host-probe"]

_handlers := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]

violations contains violation if {
	input.kubernetes.minor >= 34
	some container in input.pod.containers
	some handler in _handlers
	container.value[handler[0]]
	some action in ["httpGet", "tcpSocket"]
	path := array.concat(handler, [action, "host"])
	host := object.get(container.value, path, "")
	not host in {"", null}

	violation := {
		"path": array.concat(container.path, path),
		"message": $"`{handler[count(handler) - 1]}` of container `{container.name}` makes the node call {host}",
	}
}
