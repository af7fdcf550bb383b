# METADATA
# title: Names leave room for what controllers add
# description: >-
#   The API server accepts the name, but not what a controller makes of it: no pod of the StatefulSet is created, and Helm
#   refuses the release.
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [apps/StatefulSet, argoproj.io/Application]
#   remediation: >-
#     Shorten the name: at most 52 characters for a StatefulSet, and 53 for a Helm release.
#   equivalents: []
#   since: 0.1.0
package rules.metadata["name-length"]

import data.lib.applications

# the label controller-revision-hash is the name, a dash and up to ten characters, and a label has 63 at most
violations contains violation if {
	input.resource.kind == "StatefulSet"
	count(input.resource.metadata.name) > 52

	violation := {
		"path": ["metadata", "name"],
		"message": $"the name has {count(input.resource.metadata.name)} characters; with more than 52 no pod can be created",
	}
}

violations contains violation if {
	input.resource.kind == "Application"
	some source in applications.sources(input.resource)
	source.value.chart
	release := _release(source)
	count(release.name) > 53

	violation := {
		"path": release.path,
		"message": $"the Helm release has a name of {count(release.name)} characters; Helm takes 53 at most",
	}
}

_release(source) := {"name": name, "path": array.concat(source.path, ["helm", "releaseName"])} if {
	name := source.value.helm.releaseName
} else := {"name": input.resource.metadata.name, "path": ["metadata", "name"]}
