# METADATA
# title: Probes ask ports that the container declares
# description: >-
#   A port that is declared nowhere is easily changed in one place and not in the other; then the probe fails.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Add the port to the container's `ports`, and let the probe ask it by its name.
#   equivalents:
#   - kube-linter/liveness-port
#   - kube-linter/readiness-port
#   - kube-linter/startup-port
#   since: 0.1.0
package rules.reliability["undeclared-probe-port"]

import data.lib.probes

violations contains violation if {
	some probe in probes.found
	some port in probes.ports(probe.value)
	is_number(port.value)
	not port.value in {declared.containerPort | some declared in probe.container.value.ports}

	violation := {
		"path": array.concat(probe.container.path, array.concat([probe.field], port.path)),
		"message": $"container `{probe.container.name}` does not declare port {port.value}, which its `{probe.field}` asks",
	}
}
