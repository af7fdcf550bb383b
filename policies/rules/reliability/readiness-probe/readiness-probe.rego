# METADATA
# title: Containers that serve requests have a readiness probe
# description: >-
#   Without a readiness probe a pod gets traffic from the moment its process starts, and while it cannot answer.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, argoproj.io/Rollout, apps.openshift.io/DeploymentConfig]
#   remediation: >-
#     Add a `readinessProbe` that succeeds when the container can serve requests.
#   equivalents:
#   - kube-linter/no-readiness-probe
#   - polaris/readinessProbeMissing
#   - kube-score/pod-probes
#   - checkov/CKV_K8S_9
#   - kubescape/C-0018
#   - gatekeeper/k8srequiredprobes
#   since: 0.1.0
package rules.reliability["readiness-probe"]

import data.lib.pods

violations contains violation if {
	not pods.runs_to_its_end
	some container in input.pod.containers
	container.role == "main"
	not is_object(object.get(container.value, "readinessProbe", null))
	_serves(container.value)

	violation := {
		"path": array.concat(container.path, ["readinessProbe"]),
		"message": $"container `{container.name}` has ports but no readiness probe",
	}
}

# nothing says which of the containers a Service sends its requests to
violations contains violation if {
	count(input.facts.services) > 0
	mains := [container | some container in input.pod.containers; container.role == "main"]
	every container in mains {
		not is_object(object.get(container.value, "readinessProbe", null))
		count(object.get(container.value, "ports", [])) == 0
	}

	violation := {
		"path": array.concat(mains[0].path, ["readinessProbe"]),
		"message": "a Service sends requests to the pods, and no container has a readiness probe",
	}
}

_serves(container) if {
	count(object.get(container, "ports", [])) > 0
	count(input.facts.services) > 0
}

# a Service may be elsewhere; but what only reports on itself needs no probe
_serves(container) if {
	some port in container.ports
	not _reports(object.get(port, "name", ""))
}

_reports(name) if {
	some word in ["metrics", "prom", "health", "probe", "debug", "pprof"]
	contains(name, word)
}
