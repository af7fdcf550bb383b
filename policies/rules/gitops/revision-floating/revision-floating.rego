# METADATA
# title: Applications follow a named revision
# description: >-
#   `HEAD` follows whatever branch is the default one today; a chart without a version changes whenever its
#   publisher likes.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Write the branch, tag or commit as `targetRevision`; for a chart, its exact version.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["revision-floating"]

import data.lib.applications

violations contains violation if {
	some source in applications.sources(input.resource)
	not source.value.chart
	object.get(source.value, "targetRevision", "") in {"", "HEAD"}

	violation := {
		"path": array.concat(source.path, ["targetRevision"]),
		"message": "the source follows whatever the repository's default branch is",
	}
}
