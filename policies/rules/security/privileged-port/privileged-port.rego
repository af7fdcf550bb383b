# METADATA
# title: Containers listen on ports above 1023
# description: >-
#   Only root, or a process with NET_BIND_SERVICE, may listen below 1024 on nodes that keep Linux' default.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Let the application listen on a port such as 8080; the Service keeps its port and names this one in
#     `targetPort`.
#   equivalents:
#   - kube-linter/privileged-ports
#   - trivy/KSV-0117
#   - monokle/KBP113
#   since: 0.1.0
package rules.security["privileged-port"]

violations contains violation if {
	some container in input.pod.containers
	some index, port in container.value.ports
	number := port.containerPort
	number > 0
	number < 1024

	violation := {
		"path": array.concat(container.path, ["ports", index, "containerPort"]),
		"message": $"container `{container.name}` listens on the privileged port {number}",
	}
}
