# METADATA
# title: Every manifest beside a kustomization is part of it
# description: >-
#   A file that no kustomization names is deployed by nobody, although it lies where everything else is deployed.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [kustomize.config.k8s.io/Kustomization, kustomize.config.k8s.io/Component]
#   remediation: >-
#     Add the file to `resources`, or delete it.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["kustomization-unused-file"]

violations contains {"path": ["resources"], "message": $"nothing deploys `{file}`, which lies beside"} if {
	input.facts.complete
	some file in input.facts.unused
}
