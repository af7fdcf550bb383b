# METADATA
# title: Containers behind a Service have a readiness probe
# description: >-
#   Without a readiness probe a pod gets traffic from the moment its process starts, and while it cannot answer.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, argoproj.io/Rollout]
#   remediation: >-
#     Add a `readinessProbe` that succeeds when the container can serve requests.
#   equivalents:
#   - kube-linter/no-readiness-probe
#   - polaris/readinessProbeMissing
#   - kube-score/pod-probes
#   - checkov/CKV_K8S_9
#   - kubescape/C-0018
#   since: 0.1.0
package rules.reliability["readiness-probe"]

violations contains violation if {
	some container in input.pod.containers
	container.role == "main"
	count(object.get(container.value, "ports", [])) > 0
	not is_object(object.get(container.value, "readinessProbe", null))

	violation := {
		"path": array.concat(container.path, ["readinessProbe"]),
		"message": $"container `{container.name}` has ports but no readiness probe",
	}
}
