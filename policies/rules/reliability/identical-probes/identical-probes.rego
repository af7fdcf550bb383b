# METADATA
# title: Liveness is not lost as soon as readiness
# description: >-
#   When both probes ask the same thing as often, a pod that is only busy is restarted instead of being given
#   time, and the others get its load.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Let `livenessProbe` ask something cheaper, or give it a higher `failureThreshold` than `readinessProbe`.
#   equivalents:
#   - kube-score/pod-probes-identical
#   since: 0.1.0
package rules.reliability["identical-probes"]

import data.lib.probes

violations contains violation if {
	some container in input.pod.containers
	liveness := container.value.livenessProbe
	readiness := container.value.readinessProbe
	probes.handler(liveness) == probes.handler(readiness)
	_patience(liveness) <= _patience(readiness)

	violation := {
		"path": array.concat(container.path, ["livenessProbe"]),
		"message": $"container `{container.name}` is restarted as soon as it is unready: both of its probes ask the same",
	}
}

# seconds of failure that a probe bears
_patience(probe) := object.get(probe, "failureThreshold", 3) * object.get(probe, "periodSeconds", 10)
