# METADATA
# title: Slow starters have a startup probe
# description: >-
#   A long `initialDelaySeconds` leaves each later restart without a check for as long, and a start that takes
#   longer still is killed again and again.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Add a `startupProbe` with the same handler and drop `initialDelaySeconds`.
#   parameters:
#     seconds: { type: integer, minimum: 0, default: 30, description: Longest delay without a startup probe. }
#   since: 0.1.0
package rules.reliability["startup-probe-for-slow-liveness"]

import data.lib.probes

violations contains violation if {
	some probe in probes.found
	probe.field == "livenessProbe"
	delay := probe.value.initialDelaySeconds
	is_number(delay)
	delay > input.parameters["reliability/startup-probe-for-slow-liveness"].seconds
	not is_object(object.get(probe.container.value, "startupProbe", null))

	violation := {
		"path": array.concat(probe.container.path, ["livenessProbe", "initialDelaySeconds"]),
		"message": $"container `{probe.container.name}` is not checked for {delay} seconds after each start",
	}
}
