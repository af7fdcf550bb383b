# METADATA
# title: Namespaces have a ResourceQuota
# description: >-
#   Without a quota one team takes what all others need, by mistake or in a loop.
# related_resources:
# - description: Resource quotas
#   ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [/Namespace]
#   remediation: >-
#     Add a ResourceQuota in the namespace.
#   parameters:
#     exempt:
#       type: array
#       items: { type: string }
#       default: [default, kube-node-lease, kube-public, kube-system]
#       description: Namespaces that need none.
#   equivalents:
#   - trivy/KSV-0040
#   since: 0.1.0
package rules.resources["namespace-quota"]

violations contains violation if {
	input.facts.complete
	count(input.facts.quotas) == 0
	name := input.resource.metadata.name
	not name in input.parameters["resources/namespace-quota"].exempt

	violation := {
		"path": ["metadata", "name"],
		"message": $"there is no ResourceQuota in namespace `{name}`",
	}
}
