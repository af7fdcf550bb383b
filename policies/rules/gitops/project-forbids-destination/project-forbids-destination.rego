# METADATA
# title: The project allows the destinations of its Applications
# description: >-
#   Argo CD refuses to sync an Application to a cluster or namespace that its AppProject does not list.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Add the cluster and namespace to `destinations` of the AppProject, or name another project.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["project-forbids-destination"]

import data.lib.applications
import data.lib.globs

violations contains violation if {
	count(input.facts.projectSpecs) > 0
	made := applications.template(input.resource)
	destination := made.spec.destination
	every value in destination {
		not applications.is_templated(value)
	}
	every project in input.facts.projectSpecs {
		not _allows(project, destination)
	}

	violation := {
		"path": array.concat(made.path, ["destination"]),
		"message": $"the project `{made.spec.project}` does not allow this cluster and namespace",
	}
}

_allows(project, destination) if {
	some allowed in project.destinations
	not _is_denial(allowed)
	_matches(allowed, destination)
	not _denies(project, destination)
}

_denies(project, destination) if {
	some denied in project.destinations
	_is_denial(denied)
	_matches({field: trim_prefix(value, "!") | some field, value in denied}, destination)
}

_is_denial(entry) if {
	some value in entry
	startswith(value, "!")
}

_matches(entry, destination) if {
	_matches_cluster(entry, destination)
	_matches_namespace(entry, destination)
}

_matches_cluster(entry, destination) if globs.covers(entry.server, destination.server, [])

_matches_cluster(entry, destination) if globs.covers(entry.name, destination.name, [])

# one has the name of the cluster and the other its URL: only the cluster knows
_matches_cluster(entry, destination) if {
	not destination.server
	not entry.name
}

_matches_cluster(entry, destination) if {
	not destination.name
	not entry.server
}

# without one, each object says its own
_matches_namespace(_, destination) if object.get(destination, "namespace", "") == ""

_matches_namespace(entry, destination) if globs.covers(entry.namespace, destination.namespace, [])
