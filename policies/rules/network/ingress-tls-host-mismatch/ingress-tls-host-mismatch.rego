# METADATA
# title: Hosts of an Ingress have a certificate
# description: >-
#   A host that no `tls` entry names is served with the controller's own certificate, which no client
#   accepts; a `tls` host that no rule names gets a certificate for nothing, often for a typing error.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [networking.k8s.io/Ingress]
#   remediation: >-
#     Write the same hosts into `rules` and into `tls`.
#   equivalents:
#   - monokle/ingress-tls-rule-domain-match
#   - kyverno/ingress-host-match-tls
#   since: 0.1.0
package rules.network["ingress-tls-host-mismatch"]

violations contains {"path": ["spec", "rules", index, "host"], "message": $"no `tls` entry names {rule.host}"} if {
	not _covers_every_host
	some index, rule in input.resource.spec.rules
	rule.host != ""
	every pattern in _tls_hosts {
		not _covers(pattern, rule.host)
	}
	count(_tls_hosts) > 0
}

violations contains {"path": ["spec", "tls", entry, "hosts", index], "message": $"no rule serves {host}"} if {
	count(object.get(input.resource.spec, "rules", [])) > 0
	every rule in input.resource.spec.rules {
		object.get(rule, "host", "") != ""
	}
	some entry, index
	host := input.resource.spec.tls[entry].hosts[index]
	every rule in input.resource.spec.rules {
		not _covers(host, rule.host)
		not _covers(rule.host, host)
	}
}

_tls_hosts := [host | some entry in input.resource.spec.tls; some host in entry.hosts]

# An entry without hosts stands for all.
_covers_every_host if {
	some entry in input.resource.spec.tls
	count(object.get(entry, "hosts", [])) == 0
}

_covers(pattern, host) if lower(pattern) == lower(host)

# A wildcard stands for one label.
_covers(pattern, host) if {
	startswith(pattern, "*.")
	labels := split(lower(host), ".")
	concat(".", array.slice(labels, 1, count(labels))) == lower(substring(pattern, 2, -1))
}
