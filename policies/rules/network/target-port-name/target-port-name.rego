# METADATA
# title: Named target ports exist
# description: >-
#   A Service whose `targetPort` names no port of its pods has no endpoint for that port: every connection
#   is refused.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [/Service]
#   remediation: >-
#     Correct the name, or give the container's port that name.
#   equivalents: []
#   since: 0.1.0
package rules.network["target-port-name"]

violations contains {"path": ["spec", "ports", index, "targetPort"], "message": $"no pod that the Service selects has a port `{port.targetPort}`"} if {
	input.facts.podPorts
	some index, port in input.resource.spec.ports
	is_string(port.targetPort)
	not {"name": port.targetPort, "protocol": object.get(port, "protocol", "TCP")} in input.facts.podPorts
	not regex.match(`^[0-9]+$`, port.targetPort)
}
