# METADATA
# title: Routes name their hosts
# description: >-
#   A route for every host, or for all below a domain, takes the traffic of hosts that others will add, and
#   answers for names that nobody meant.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [networking.k8s.io/Ingress, gateway.networking.k8s.io/HTTPRoute]
#   remediation: >-
#     Name each host that the application serves.
#   equivalents:
#   - gatekeeper/k8sblockwildcardingress
#   - datree/INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE
#   since: 0.1.0
package rules.network["wildcard-host"]

violations contains {"path": ["spec", "rules", index, "host"], "message": "the rule takes every host"} if {
	input.resource.kind == "Ingress"
	some index, rule in input.resource.spec.rules
	object.get(rule, "host", "") in {"", "*"}
}

violations contains {"path": ["spec", "rules", index, "host"], "message": $"{rule.host} takes every host of its domain"} if {
	input.resource.kind == "Ingress"
	some index, rule in input.resource.spec.rules
	startswith(rule.host, "*.")
}

violations contains {"path": ["spec", "hostnames", index], "message": $"{host} takes every host of its domain"} if {
	some index, host in input.resource.spec.hostnames
	startswith(host, "*.")
}
