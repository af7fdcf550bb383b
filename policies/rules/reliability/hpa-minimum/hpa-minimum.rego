# METADATA
# title: Autoscalers keep more than one replica
# description: >-
#   With a minimum of one, the loss of a pod in a quiet hour is an outage.
# related_resources:
# - description: Horizontal pod autoscaling
#   ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [autoscaling/HorizontalPodAutoscaler]
#   remediation: >-
#     Set `minReplicas` to 2 or more.
#   parameters:
#     minimum: { type: integer, minimum: 1, default: 2, description: Least value of `minReplicas`. }
#   equivalents:
#   - kube-linter/hpa-minimum-three-replicas
#   - kube-score/horizontalpodautoscaler-replicas
#   - polaris/hpaMinAvailability
#   - gatekeeper/k8shorizontalpodautoscaler
#   since: 0.1.0
package rules.reliability["hpa-minimum"]

violations contains violation if {
	minimum := input.parameters["reliability/hpa-minimum"].minimum
	replicas := object.get(input.resource.spec, "minReplicas", 1)

	# none at all is meant
	replicas > 0
	replicas < minimum

	violation := {
		"path": ["spec", "minReplicas"],
		"message": $"goes down to {replicas} where at least {minimum} replicas are wanted",
	}
}
