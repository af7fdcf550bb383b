# METADATA
# title: Probes name ports that the container has
# description: >-
#   A probe that names a port which its container does not have fails each time, so that the pod never gets
#   ready or is restarted for ever.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Write the name of one of the container's `ports`, or the number of the port.
#   equivalents:
#   - kube-linter/liveness-port
#   - kube-linter/readiness-port
#   - kube-linter/startup-port
#   since: 0.1.0
package rules.reliability["probe-port"]

import data.lib.placeholders
import data.lib.probes

violations contains violation if {
	some probe in probes.found
	some port in probes.ports(probe.value)
	is_string(port.value)
	not port.value in {declared.name | some declared in probe.container.value.ports}

	# the kubelet takes digits for a number
	not regex.match(`^[0-9]+$`, port.value)
	not placeholders.is_placeholder(port.value)

	violation := {
		"path": array.concat(probe.container.path, array.concat([probe.field], port.path)),
		"message": $"container `{probe.container.name}` has no port named `{port.value}`, which its `{probe.field}` asks",
	}
}
