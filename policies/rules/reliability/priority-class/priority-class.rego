# METADATA
# title: Pods have a priority class
# description: >-
#   When nodes run short, pods without a class are evicted no later than anything else, and preempt nothing.
# related_resources:
# - description: Pod priority and preemption
#   ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Write the `priorityClassName` that tells how important the workload is.
#   parameters:
#     allowed:
#       type: array
#       items: { type: string }
#       default: []
#       description: The classes that may be used; empty for any.
#   equivalents:
#   - kube-linter/priority-class-name
#   - polaris/priorityClassNotSet
#   since: 0.1.0
package rules.reliability["priority-class"]

violations contains violation if {
	name := object.get(input.pod.spec, "priorityClassName", "")
	problem := _problem(name)

	violation := {
		"path": array.concat(input.pod.path, ["spec", "priorityClassName"]),
		"message": problem,
	}
}

_problem("") := "the pods have no priority class"

_problem(name) := $"the priority class `{name}` is not among those allowed" if {
	name != ""
	allowed := input.parameters["reliability/priority-class"].allowed
	count(allowed) > 0
	not name in allowed
}
