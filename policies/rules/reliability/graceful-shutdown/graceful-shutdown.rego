# METADATA
# title: Pods behind a Service finish what they serve
# description: >-
#   A pod gets requests for a few seconds after it is told to stop; what ends at once fails them on each
#   release.
# related_resources:
# - description: Termination of pods
#   ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, argoproj.io/Rollout, DaemonSet]
#   remediation: >-
#     Add a `preStop` hook that sleeps for some seconds, and a `terminationGracePeriodSeconds` that is longer.
#   since: 0.1.0
package rules.reliability["graceful-shutdown"]

_grace := object.get(input.pod.spec, "terminationGracePeriodSeconds", 30)

violations contains violation if {
	count(input.facts.services) > 0
	_grace == 0

	violation := {
		"path": array.concat(input.pod.path, ["spec", "terminationGracePeriodSeconds"]),
		"message": "the pods are killed at once, with the requests that they serve",
	}
}

violations contains violation if {
	count(input.facts.services) > 0
	not input.pod.spec.terminationGracePeriodSeconds
	not _has_hook

	violation := {
		"path": array.concat(input.pod.path, ["spec", "terminationGracePeriodSeconds"]),
		"message": "nothing says how pods finish what they serve: there is neither a `preStop` hook nor a grace period",
	}
}

violations contains violation if {
	count(input.facts.services) > 0
	_grace > 0
	some container in input.pod.containers
	hook := container.value.lifecycle.preStop
	_seconds(hook) >= _grace

	violation := {
		"path": array.concat(container.path, ["lifecycle", "preStop"]),
		"message": $"container `{container.name}` is killed while its `preStop` hook sleeps, after {_grace} seconds",
	}
}

_has_hook if {
	some container in input.pod.containers
	container.value.lifecycle.preStop
}

_seconds(hook) := hook.sleep.seconds if {
	hook.sleep.seconds
} else := to_number(seconds) if {
	[[_, seconds]] := regex.find_all_string_submatch_n(`(?:^|[\s;&])sleep ([0-9]+)$`, concat(" ", hook.exec.command), 1)
}
