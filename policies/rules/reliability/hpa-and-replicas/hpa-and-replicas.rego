# METADATA
# title: Autoscaled workloads leave `replicas` out
# description: >-
#   Where both a manifest and an autoscaler set the number of replicas, each sync throws away what the
#   autoscaler decided.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [Deployment, StatefulSet, argoproj.io/Rollout]
#   remediation: >-
#     Remove `spec.replicas`; the HorizontalPodAutoscaler's `minReplicas` takes its place.
#   equivalents:
#   - kube-score/deployment-targeted-by-hpa-does-not-have-replicas-configured
#   since: 0.1.0
package rules.reliability["hpa-and-replicas"]

violations contains violation if {
	is_number(input.resource.spec.replicas)
	scalers := {$"{scaler.kind} `{scaler.name}`" | some scaler in input.facts.autoscalers}
	count(scalers) > 0
	names := concat(" and ", sort(scalers))

	violation := {
		"path": ["spec", "replicas"],
		"message": $"`replicas` fights with {names}",
	}
}
