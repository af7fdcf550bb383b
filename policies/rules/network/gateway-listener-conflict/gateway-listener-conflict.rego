# METADATA
# title: Listeners of a Gateway can be told apart
# description: >-
#   Of listeners with the same port, protocol and host, or with protocols that one port cannot have
#   together, the controller refuses one or all: routes that are attached to them get no traffic.
# related_resources:
# - description: Listeners of a Gateway
#   ref: https://gateway-api.sigs.k8s.io/reference/spec/#listener
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [gateway.networking.k8s.io/Gateway]
#   remediation: >-
#     Give each listener a port or a host name of its own.
#   equivalents: []
#   since: 0.1.0
package rules.network["gateway-listener-conflict"]

violations contains violation if {
	some index, listener in input.resource.spec.listeners
	other := input.resource.spec.listeners[before]
	before < index
	other.port == listener.port
	problem := _conflict(other, listener)
	violation := {"path": ["spec", "listeners", index], "message": $"listener `{listener.name}` {problem} listener `{other.name}`"}
}

# They are told apart by the host: in the request or in the TLS handshake.
_transport := {"HTTP": "HTTP", "HTTPS": "TLS", "TLS": "TLS", "TCP": "TCP", "UDP": "UDP"}

_conflict(one, other) := "has the port, protocol and host of" if {
	_transport[one.protocol] == _transport[other.protocol]
	_host(one) == _host(other)
}

_conflict(one, other) := "cannot share its port with" if {
	_transport[one.protocol] != _transport[other.protocol]
	not "UDP" in {one.protocol, other.protocol}
}

_host(listener) := lower(object.get(listener, "hostname", "")) if not listener.protocol in {"TCP", "UDP"}

_host(listener) := "" if listener.protocol in {"TCP", "UDP"}
