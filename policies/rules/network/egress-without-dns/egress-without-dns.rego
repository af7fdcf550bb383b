# METADATA
# title: Network policies that limit egress allow DNS
# description: >-
#   A pod that may reach only the listed peers, and not the cluster's DNS, cannot look up the names of those
#   peers: every connection fails at the lookup.
# related_resources:
# - description: Network policies
#   ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [networking.k8s.io/NetworkPolicy]
#   remediation: >-
#     Add an egress rule for port 53, UDP and TCP, to the pods of `kube-dns` in `kube-system`, or to all.
#   equivalents: []
#   since: 0.1.0
package rules.network["egress-without-dns"]

violations contains {"path": ["spec", "egress"], "message": "egress is limited, but DNS (port 53) is not allowed"} if {
	rules := input.resource.spec.egress
	some rule in rules
	not _peers_are_addresses(rule)
	not _allows_dns(rules)
	not _dns_allowed_elsewhere
}

_allows_dns(rules) if {
	some rule in rules
	count(object.get(rule, "ports", [])) == 0
	not _peers_are_addresses(rule)
}

_allows_dns(rules) if {
	some rule in rules
	some port in rule.ports
	_covers_dns(port)
}

_covers_dns(port) if not port.port

_covers_dns(port) if port.port in {53, "dns", "dns-tcp", "dns-udp"}

_covers_dns(port) if {
	port.port <= 53
	port.endPort >= 53
}

# Another policy for the same pods may allow it: policies add up.
_dns_allowed_elsewhere if {
	some rules in input.facts.companions.egress
	_allows_dns(rules)
}

_dns_allowed_elsewhere if input.facts.companions.otherKinds

_peers_are_addresses(rule) if {
	count(rule.to) > 0
	every peer in rule.to {
		peer.ipBlock
	}
}
