# METADATA
# title: Probes
# description: Of the containers that may have any, which are those that run as long as the pod does.
package lib.probes

# METADATA
# title: All probes
found contains probe if {
	some container in input.pod.containers
	container.role in {"main", "sidecar"}
	some field in ["livenessProbe", "readinessProbe", "startupProbe"]
	value := container.value[field]
	probe := {"container": container, "field": field, "value": value}
}

# METADATA
# title: What a probe does
# description: One of its handlers, with everything in it.
handler(probe) := {kind: action |
	some kind in ["exec", "grpc", "httpGet", "tcpSocket"]
	action := probe[kind]
}

# METADATA
# title: The ports that a probe asks, each with the path to it in the probe
# description: One, where the probe is legal.
ports(probe) := {port |
	some kind in ["httpGet", "tcpSocket", "grpc"]
	port := {"path": [kind, "port"], "value": probe[kind].port}
}
