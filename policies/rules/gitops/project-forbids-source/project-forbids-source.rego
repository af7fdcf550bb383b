# METADATA
# title: The project allows the sources of its Applications
# description: >-
#   Argo CD refuses to sync an Application from a repository that its AppProject does not list.
# custom:
#   severity: error
#   scope: repository
#   profiles: [baseline, recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet]
#   remediation: >-
#     Add the repository to `sourceRepos` of the AppProject, or name another project.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["project-forbids-source"]

import data.lib.applications
import data.lib.globs

violations contains violation if {
	count(input.facts.projectSpecs) > 0
	some source in applications.sources(input.resource)
	url := source.value.repoURL
	not applications.is_templated(url)
	every project in input.facts.projectSpecs {
		not _allows(project, _normal(url))
	}

	violation := {
		"path": array.concat(source.path, ["repoURL"]),
		"message": $"the project `{applications.template(input.resource).spec.project}` does not allow `{url}`",
	}
}

_allows(project, url) if {
	some pattern in project.sourceRepos
	not startswith(pattern, "!")
	globs.covers(_normal(pattern), url, ["/"])
	not _denies(project, url)
}

_denies(project, url) if {
	some pattern in project.sourceRepos
	startswith(pattern, "!")
	globs.covers(_normal(trim_prefix(pattern, "!")), url, ["/"])
}

# as Argo CD compares them
_normal(url) := trim_suffix(trim_suffix(lower(trim_space(url)), "/"), ".git")
