# METADATA
# title: Ports of Services have names
# description: >-
#   Ingresses, ServiceMonitors and service meshes refer to ports by name; a name lets the number change in
#   one place.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [/Service]
#   remediation: >-
#     Name the port, after its protocol where there is one, as in `http` or `grpc`.
#   equivalents: []
#   since: 0.1.0
package rules.network["service-port-name"]

violations contains {"path": ["spec", "ports", index], "message": $"port {port.port} has no name"} if {
	object.get(input.resource.spec, "type", "ClusterIP") != "ExternalName"
	some index, port in input.resource.spec.ports
	object.get(port, "name", "") == ""
}
