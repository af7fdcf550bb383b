# METADATA
# title: Kustomizations use fields that will stay
# description: >-
#   kustomize has replaced these fields, warns about them, and will drop them.
# related_resources:
# - description: The kustomization file
#   ref: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [kustomize.config.k8s.io/Kustomization, kustomize.config.k8s.io/Component]
#   remediation: >-
#     Write `resources` for `bases`, `patches` for `patchesStrategicMerge` and `patchesJson6902`, `replacements` for `vars`,
#     `labels` for `commonLabels`, `images` for `imageTags`; `kustomize edit fix` does most of it.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["kustomization-deprecated-field"]

_replacements := {
	"bases": "resources",
	"patchesStrategicMerge": "patches",
	"patchesJson6902": "patches",
	"vars": "replacements",
	"commonLabels": "labels",
	"imageTags": "images",
}

violations contains violation if {
	some field, replacement in _replacements
	count(input.resource[field]) > 0

	violation := {"path": [field], "message": $"`{field}` is deprecated; `{replacement}` replaces it"}
}
