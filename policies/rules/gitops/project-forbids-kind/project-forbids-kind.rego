# METADATA
# title: The project allows the kinds that its Applications deploy
# description: >-
#   Argo CD stops a sync at the first object of a kind that the AppProject does not allow.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Allow the kind in the AppProject, or move the object to an Application of another project.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["project-forbids-kind"]

import data.lib.globs
import data.lib.scopes

violations contains violation if {
	count(input.facts.projectSpecs) > 0
	some found in input.facts.kinds
	every project in input.facts.projectSpecs {
		_forbids(project, found)
	}

	violation := {
		"path": ["spec", "project"],
		"message": $"the project `{input.resource.spec.project}` does not allow {found.kind}, which this Application deploys",
	}
}

_forbids(project, found) if {
	not scopes.is_namespaced(found.group, found.kind)
	not scopes.is_cluster_wide(found.group, found.kind)
	_forbids_cluster_wide(project, found)
	_forbids_namespaced(project, found)
}

_forbids(project, found) if {
	scopes.is_cluster_wide(found.group, found.kind)
	_forbids_cluster_wide(project, found)
}

_forbids(project, found) if {
	scopes.is_namespaced(found.group, found.kind)
	_forbids_namespaced(project, found)
}

# without a list, nothing cluster-wide is allowed
_forbids_cluster_wide(project, found) if not _is_in(object.get(project, "clusterResourceWhitelist", []), found)

_forbids_cluster_wide(project, found) if _is_in(object.get(project, "clusterResourceBlacklist", []), found)

# without a list, everything in a namespace is allowed
_forbids_namespaced(project, found) if {
	count(object.get(project, "namespaceResourceWhitelist", [])) > 0
	not _is_in(project.namespaceResourceWhitelist, found)
}

_forbids_namespaced(project, found) if _is_in(object.get(project, "namespaceResourceBlacklist", []), found)

_is_in(list, found) if {
	some entry in list
	globs.covers(object.get(entry, "group", ""), found.group, [])
	globs.covers(object.get(entry, "kind", ""), found.kind, [])
}
