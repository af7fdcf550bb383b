# METADATA
# title: Namespaces have a LimitRange
# description: >-
#   Without a LimitRange a pod that says nothing about its resources gets as much as its node has.
# related_resources:
# - description: Limit ranges
#   ref: https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [/Namespace]
#   remediation: >-
#     Add a LimitRange in the namespace.
#   parameters:
#     exempt:
#       type: array
#       items: { type: string }
#       default: [default, kube-node-lease, kube-public, kube-system]
#       description: Namespaces that need none.
#   equivalents:
#   - trivy/KSV-0039
#   since: 0.1.0
package rules.resources["namespace-limit-range"]

violations contains violation if {
	input.facts.complete
	count(input.facts.limitRanges) == 0
	name := input.resource.metadata.name
	not name in input.parameters["resources/namespace-limit-range"].exempt

	violation := {
		"path": ["metadata", "name"],
		"message": $"there is no LimitRange in namespace `{name}`",
	}
}
