# METADATA
# title: Containers have no terminal
# description: >-
#   A terminal or an open standard input is left from debugging: it keeps a shell alive for whoever attaches to
#   it.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `tty` and `stdin`; `kubectl exec -it` and `kubectl debug -it` need neither.
#   equivalents:
#   - gatekeeper/k8sdisallowinteractivetty
#   since: 0.1.0
package rules.security.tty

violations contains violation if {
	some container in input.pod.containers
	some field in ["stdin", "tty"]
	container.value[field] == true

	violation := {
		"path": array.concat(container.path, [field]),
		"message": $"container `{container.name}` waits for somebody at a terminal: `{field}`",
	}
}
