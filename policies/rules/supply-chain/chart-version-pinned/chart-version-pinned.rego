# METADATA
# title: Charts have an exact version
# description: >-
#   A version range lets the next sync install a release that nobody has looked at, and git does not say which one runs.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds:
#   - argoproj.io/Application
#   - argoproj.io/ApplicationSet
#   - helm.toolkit.fluxcd.io/HelmRelease
#   - source.toolkit.fluxcd.io/OCIRepository
#   - kustomize.config.k8s.io/Kustomization
#   remediation: >-
#     Write one exact version, such as `1.21.1`; Renovate proposes newer ones.
#   equivalents: []
#   since: 0.1.0
package rules["supply-chain"]["chart-version-pinned"]

import data.lib.applications

violations contains violation if {
	some source in _charts
	not _is_exact(source.version)

	violation := {
		"path": source.path,
		"message": $"chart `{source.chart}` has no exact version",
	}
}

_is_exact(version) if regex.match(`^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$`, version)

# of a chart in an OCI registry
_is_exact(version) if startswith(version, "sha256:")

_is_exact(version) if applications.is_templated(version)

_is_exact(version) if contains(version, "${")

_charts contains chart if {
	some source in applications.sources(input.resource)
	source.value.chart
	chart := {
		"chart": source.value.chart,
		"version": object.get(source.value, "targetRevision", ""),
		"path": array.concat(source.path, ["targetRevision"]),
	}
}

# a chart in a git repository has the version of the commit
_charts contains {"chart": spec.chart, "version": object.get(spec, "version", "*"), "path": ["spec", "chart", "spec", "version"]} if {
	spec := input.resource.spec.chart.spec
	object.get(spec, ["sourceRef", "kind"], "HelmRepository") == "HelmRepository"
}

# inflated by kustomize
_charts contains chart if {
	some index, release in input.resource.helmCharts
	release.repo
	chart := {
		"chart": release.name,
		"version": object.get(release, "version", ""),
		"path": ["helmCharts", index, "version"],
	}
}

_charts contains chart if {
	input.resource.kind == "OCIRepository"
	not input.resource.spec.ref.digest
	chart := {
		"chart": input.resource.metadata.name,
		"version": object.get(input.resource.spec, ["ref", "tag"], ""),
		"path": ["spec", "ref"],
	}
}
