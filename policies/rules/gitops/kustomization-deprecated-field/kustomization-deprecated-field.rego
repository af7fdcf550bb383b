# METADATA
# title: Kustomizations use no deprecated field
# description: >-
#   Kustomize announces the end of these fields; what replaces them says the same, and works in more cases.
# related_resources:
# - description: Kustomize's reference of kustomization files
#   ref: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [kustomize.config.k8s.io/Kustomization, kustomize.config.k8s.io/Component]
#   remediation: >-
#     Use the field that the message names; `k8s-platform fix` does so where nothing else changes by it.
#   since: 0.1.0
package rules.gitops["kustomization-deprecated-field"]

violations contains violation if {
	some field, instead in {
		"bases": "resources",
		"patchesStrategicMerge": "patches",
		"patchesJson6902": "patches",
		"vars": "replacements",
		"commonLabels": "labels",
		"imageTags": "images",
	}
	input.resource[field]

	violation := {
		"path": [field],
		"message": $"`{field}` is deprecated: use `{instead}`",
		"fix": _fix(field),
	}
}

_fix("bases") := [{"op": "rename", "path": ["bases"], "value": "resources"}] if not input.resource.resources

_fix("bases") := array.concat(_appended_bases, [{"op": "remove", "path": ["bases"]}]) if input.resource.resources

_fix("patchesStrategicMerge") := edits if {
	_is_only_patch_field("patchesStrategicMerge")
	every patch in input.resource.patchesStrategicMerge {
		is_string(patch)
		not contains(patch, "\n")
	}
	items := [edit |
		some index, patch in input.resource.patchesStrategicMerge
		edit := {"op": "set", "path": ["patchesStrategicMerge", index], "value": {"path": patch}}
	]
	edits := array.concat(items, [{"op": "rename", "path": ["patchesStrategicMerge"], "value": "patches"}])
} else := []

# kustomize applies these after its transformers, and `patches` before them
_fix("patchesJson6902") := [{"op": "rename", "path": ["patchesJson6902"], "value": "patches"}] if {
	_is_only_patch_field("patchesJson6902")
	every field in _transformers {
		not input.resource[field]
	}
} else := []

_fix("commonLabels") := edits if {
	not input.resource.labels
	not input.resource.configurations
	pairs := input.resource.commonLabels
	edits := [
		{"op": "set", "path": ["commonLabels"], "value": [{"includeSelectors": true, "pairs": pairs}]},
		{"op": "rename", "path": ["commonLabels"], "value": "labels"},
	]
} else := []

_fix("vars") := []

_fix("imageTags") := []

_appended_bases := [edit |
	some index, base in input.resource.bases
	edit := {"op": "set", "path": ["resources", count(input.resource.resources) + index], "value": base}
]

_is_only_patch_field(own) if {
	every field in {"patches", "patchesStrategicMerge", "patchesJson6902"} - {own} {
		not input.resource[field]
	}
}

_transformers := {
	"namespace", "namePrefix", "nameSuffix", "labels", "commonLabels", "commonAnnotations", "images", "imageTags",
	"replicas", "transformers",
}
