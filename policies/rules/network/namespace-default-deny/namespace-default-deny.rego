# METADATA
# title: Namespaces deny what no policy allows
# description: >-
#   With a policy that denies all, a forgotten policy is a connection that fails, and somebody notices;
#   without it, one that nobody knows to be open.
# related_resources:
# - description: Network policies
#   ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [/Namespace]
#   remediation: >-
#     Add a NetworkPolicy with `podSelector: {}` and both `policyTypes` to the namespace, and no rules but
#     the one for DNS.
#   parameters:
#     exempt:
#       type: array
#       items: { type: string }
#       default: [default, kube-system, kube-public, kube-node-lease]
#       description: Names of namespaces that need none.
#   equivalents:
#   - kubescape/C-0049
#   - kubescape/C-0054
#   since: 0.1.0
package rules.network["namespace-default-deny"]

violations contains {"path": ["metadata", "name"], "message": message} if {
	input.facts.complete
	not input.resource.metadata.name in input.parameters["network/namespace-default-deny"].exempt
	open := [direction |
		some direction in ["ingress", "egress"]
		count(input.facts.defaultDeny[direction]) == 0
	]
	count(open) > 0
	message := $"no network policy denies {concat(" and ", open)} by default in this namespace"
}
