# METADATA
# title: StatefulSets have a headless Service
# description: >-
#   The pods of a StatefulSet get their names in DNS from the headless Service that `serviceName` names.
# related_resources:
# - description: Stable network identity
#   ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [StatefulSet]
#   remediation: >-
#     Add a Service with `clusterIP: None` and the selector of the StatefulSet, and write its name in
#     `serviceName`.
#   equivalents:
#   - kube-score/statefulset-has-servicename
#   since: 0.1.0
package rules.reliability["statefulset-service"]

violations contains violation if {
	name := object.get(input.resource.spec, "serviceName", "")
	problem := _problem(name)

	violation := {
		"path": ["spec", "serviceName"],
		"message": problem,
	}
}

_problem("") := "the pods have no names in DNS: there is no `serviceName`"

_problem(name) := $"there is no Service `{name}` in the repository" if {
	input.facts.complete
	name != ""
	count(input.facts.governingServices) == 0
}

_problem(name) := $"Service `{name}` is not headless, so that it gives the pods no names in DNS" if {
	count(input.facts.governingServices) > 0
	every service in input.facts.governingServices {
		service.headless == false
	}
}
