# METADATA
# title: Projects restrain what they deploy
# description: >-
#   A project that takes any source to any destination lets every repository that Argo CD can read change every cluster.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/AppProject]
#   remediation: >-
#     List the repositories, the clusters with their namespaces, and the cluster-wide kinds that the project needs.
#   equivalents:
#   - kyverno/appproject-clusterresourceblacklist
#   since: 0.1.0
package rules.gitops["project-allows-everything"]

violations contains {"path": ["spec", "sourceRepos", index], "message": "the project takes any source"} if {
	some index, "*" in input.resource.spec.sourceRepos
	not _denies(input.resource.spec.sourceRepos)
}

violations contains {"path": ["spec", "destinations", index], "message": "the project deploys to any namespace of any cluster"} if {
	some index, destination in input.resource.spec.destinations
	destination.namespace == "*"
	object.get(destination, "server", "*") == "*"
	object.get(destination, "name", "*") == "*"
	not _denies([value | some entry in input.resource.spec.destinations; some value in entry])
}

violations contains {"path": ["spec", "clusterResourceWhitelist", index], "message": "the project makes any cluster-wide object"} if {
	some index, entry in input.resource.spec.clusterResourceWhitelist
	entry.group == "*"
	entry.kind == "*"
	count(object.get(input.resource.spec, "clusterResourceBlacklist", [])) == 0
}

_denies(patterns) if {
	some pattern in patterns
	startswith(pattern, "!")
}
