# METADATA
# title: Deployments survive the loss of a pod
# description: >-
#   With one replica every node drain, eviction and crash is an outage.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [Deployment, argoproj.io/Rollout, apps.openshift.io/DeploymentConfig]
#   remediation: >-
#     Set `replicas` to 2 or more, or let a HorizontalPodAutoscaler do it.
#   parameters:
#     minimum: { type: integer, minimum: 1, default: 2, description: Least number of replicas. }
#   equivalents:
#   - kube-linter/minimum-three-replicas
#   - kube-score/deployment-replicas
#   - polaris/deploymentMissingReplicas
#   - gatekeeper/k8sreplicalimits
#   since: 0.1.0
package rules.reliability["minimum-replicas"]

violations contains violation if {
	minimum := input.parameters["reliability/minimum-replicas"].minimum
	count(object.get(input.facts, "autoscalers", [])) == 0
	replicas := object.get(input.resource.spec, "replicas", 1)
	replicas > 0
	replicas < minimum

	violation := {
		"path": ["spec", "replicas"],
		"message": $"{replicas} replica where at least {minimum} are wanted",
	}
}
