# METADATA
# title: Replicas are spread over nodes or zones
# description: >-
#   Without a constraint all replicas may run on one node, and fail with it.
# related_resources:
# - description: Topology spread constraints
#   ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, argoproj.io/Rollout, apps.openshift.io/DeploymentConfig]
#   remediation: >-
#     Add `topologySpreadConstraints` over `kubernetes.io/hostname` and `topology.kubernetes.io/zone`, or a
#     `podAntiAffinity`, that select the labels of the pod template.
#   equivalents:
#   - kube-linter/no-anti-affinity
#   - kube-score/deployment-has-host-podantiaffinity
#   - kube-score/statefulset-has-host-podantiaffinity
#   - kube-score/pod-topology-spread-constraints
#   - polaris/topologySpreadConstraint
#   since: 0.1.0
package rules.reliability.spread

import data.lib.replicas
import data.lib.selectors

violations contains violation if {
	replicas.fewest(object.get(input.resource.spec, "replicas", null), object.get(input.facts, "autoscalers", [])) > 1
	labels := object.get(input.pod.metadata, "labels", {})
	not _is_spread(labels)

	violation := {
		"path": array.concat(input.pod.path, _place),
		"message": _message,
	}
}

_is_spread(labels) if {
	some term in _terms
	selectors.selects(term.labelSelector, labels)
}

_place := ["spec", "topologySpreadConstraints"] if count(_terms) == 0

_place := ["spec", _terms[0].field] if count(_terms) > 0

_message := "nothing spreads the replicas over nodes or zones" if count(_terms) == 0

_message := "what spreads the replicas selects other pods than these" if count(_terms) > 0

_terms := [term |
	some field, list in {"topologySpreadConstraints": _constraints, "affinity": _anti_affinity}
	some value in list
	term := {"field": field, "labelSelector": object.get(value, "labelSelector", null)}
]

_constraints := object.get(input.pod.spec, "topologySpreadConstraints", [])

_anti_affinity := array.concat(
	[term | some term in _rules.requiredDuringSchedulingIgnoredDuringExecution],
	[term.podAffinityTerm | some term in _rules.preferredDuringSchedulingIgnoredDuringExecution],
)

_rules := object.get(input.pod.spec, ["affinity", "podAntiAffinity"], {})
