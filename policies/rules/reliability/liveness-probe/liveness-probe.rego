# METADATA
# title: Containers have a liveness probe
# description: >-
#   Without a liveness probe Kubernetes keeps a process that hangs, for as long as it does not exit. A probe that asks more than
#   whether the process hangs restarts sound pods under load, all at once: only the program's authors know, so only `strict`
#   asks for one.
# related_resources:
# - description: Liveness, readiness and startup probes
#   ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
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
