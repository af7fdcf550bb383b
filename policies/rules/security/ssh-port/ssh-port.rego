# METADATA
# title: Nothing offers SSH
# description: >-
#   An SSH server in a container is a second way in, which neither RBAC nor the audit log knows of.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload, /Service]
#   remediation: >-
#     Remove the port and the server; `kubectl exec` and `kubectl debug` do the same under RBAC.
#   parameters:
#     ports:
#       type: array
#       items: { type: integer }
#       default: [22]
#       description: Ports on which SSH is offered.
#   equivalents:
#   - kube-linter/ssh-port
#   - kubescape/C-0042
#   - monokle/KBP110
#   since: 0.1.0
package rules.security["ssh-port"]

violations contains violation if {
	some container in input.pod.containers
	some index, port in container.value.ports
	port.containerPort in _ports
	_is_tcp(port)

	violation := {
		"path": array.concat(container.path, ["ports", index, "containerPort"]),
		"message": $"container `{container.name}` offers SSH on port {port.containerPort}",
	}
}

violations contains violation if {
	input.resource.kind == "Service"
	some index, port in input.resource.spec.ports
	_is_tcp(port)
	some field in ["port", "targetPort"]
	port[field] in _ports

	violation := {
		"path": ["spec", "ports", index, field],
		"message": $"the Service offers SSH: `{field}` is {port[field]}",
	}
}

_ports := input.parameters["security/ssh-port"].ports

_is_tcp(port) if object.get(port, "protocol", "TCP") == "TCP"
