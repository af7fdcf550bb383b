# METADATA
# title: Containers have a liveness probe
# description: >-
#   Without a liveness probe Kubernetes keeps a process that hangs, for as long as it does not exit.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, argoproj.io/Rollout, apps.openshift.io/DeploymentConfig]
#   remediation: >-
#     Add a `livenessProbe` that fails when a restart would help, and only then.
#   equivalents:
#   - kube-linter/no-liveness-probe
#   - polaris/livenessProbeMissing
#   - kube-score/pod-probes
#   - checkov/CKV_K8S_8
#   - kubescape/C-0056
#   - gatekeeper/k8srequiredprobes
#   since: 0.1.0
package rules.reliability["liveness-probe"]

import data.lib.pods

violations contains violation if {
	not pods.runs_to_its_end
	some container in input.pod.containers
	container.role == "main"
	not is_object(object.get(container.value, "livenessProbe", null))

	violation := {
		"path": array.concat(container.path, ["livenessProbe"]),
		"message": $"container `{container.name}` has no liveness probe",
	}
}
