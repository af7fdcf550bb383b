# METADATA
# title: The namespace of an Application comes from somewhere
# description: >-
#   A sync into a namespace that nobody makes fails, on the first day and on the day when the cluster is built anew.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Add the Namespace to the repository, or `CreateNamespace=true` to `syncPolicy.syncOptions`.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["create-namespace-or-namespace"]

violations contains violation if {
	input.facts.complete
	input.facts.namespaceFound == false
	namespace := input.resource.spec.destination.namespace
	not "CreateNamespace=true" in object.get(input.resource.spec, ["syncPolicy", "syncOptions"], [])
	not namespace in {"default", "kube-system", "kube-public", "argocd"}

	violation := {
		"path": ["spec", "destination", "namespace"],
		"message": $"nothing in the repository makes the namespace `{namespace}`",
	}
}
