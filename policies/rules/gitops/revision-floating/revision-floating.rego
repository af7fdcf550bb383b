# METADATA
# title: Applications follow a named revision
# description: >-
#   `HEAD` follows whatever branch is the default one today; a chart without a version changes whenever its
#   publisher likes.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Write the branch, tag or commit as `targetRevision`; for a chart, its exact version.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["revision-floating"]

violations contains violation if {
	some source in _sources
	not source.value.chart
	object.get(source.value, "targetRevision", "") in {"", "HEAD"}
	not _only_values(source.value)

	violation := {
		"path": array.concat(source.path, ["targetRevision"]),
		"message": "the source follows whatever the repository's default branch is",
	}
}

_sources contains {"path": ["spec", "source"], "value": input.resource.spec.source}

_sources contains {"path": ["spec", "sources", index], "value": source} if {
	some index, source in input.resource.spec.sources
}

_only_values(source) if {
	source.ref
	not source.path
	source.targetRevision
}
