# METADATA
# title: Patches of a kustomization find what they patch
# description: >-
#   A patch with a `target` that no object matches is passed over without a word, and what it was to
#   change stays as it is.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [kustomize.config.k8s.io/Kustomization]
#   remediation: >-
#     Correct kind and name of the target, which are regular expressions, or remove the patch.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["kustomization-patch-without-target"]

violations contains {"path": ["patches", idle.index, "target"], "message": $"no object that is built here is {idle.target}, so the patch changes nothing"} if {
	some idle in input.facts.idlePatches
}
