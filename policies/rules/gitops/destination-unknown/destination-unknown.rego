# METADATA
# title: Applications go to a cluster that Argo CD knows
# description: >-
#   An Application whose destination no cluster Secret declares never syncs.
# custom:
#   severity: error
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Correct the name or server of the destination, or add the cluster's Secret.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["destination-unknown"]

violations contains {"path": ["spec", "destination", "name"], "message": $"Argo CD knows no cluster `{name}`"} if {
	input.facts.complete
	name := input.resource.spec.destination.name
	name != "in-cluster"
	not name in {cluster.name | some cluster in input.facts.clusters}
	count(input.facts.clusters) > 0
}

violations contains {"path": ["spec", "destination", "server"], "message": $"Argo CD knows no cluster at `{server}`"} if {
	input.facts.complete
	server := input.resource.spec.destination.server
	server != "https://kubernetes.default.svc"
	not server in {cluster.server | some cluster in input.facts.clusters}
	count(input.facts.clusters) > 0
}
