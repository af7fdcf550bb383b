# METADATA
# title: Charts have an exact version
# description: >-
#   A version range lets the next sync install a release that nobody has looked at.
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application, helm.toolkit.fluxcd.io/HelmRelease]
#   remediation: >-
#     Write one exact version, such as `1.21.1`; Renovate proposes newer ones.
#   equivalents: []
#   since: 0.1.0
package rules["supply-chain"]["chart-version-pinned"]

violations contains violation if {
	some source in _charts
	not regex.match(`^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$`, source.version)

	violation := {
		"path": source.path,
		"message": $"chart `{source.chart}` has no exact version",
	}
}

_charts contains {"chart": source.chart, "version": object.get(source, "targetRevision", ""), "path": ["spec", "source", "targetRevision"]} if {
	source := input.resource.spec.source
	source.chart
}

_charts contains chart if {
	some index, source in input.resource.spec.sources
	source.chart
	chart := {
		"chart": source.chart,
		"version": object.get(source, "targetRevision", ""),
		"path": ["spec", "sources", index, "targetRevision"],
	}
}

# a chart in a git repository has the version of the commit
_charts contains {"chart": spec.chart, "version": object.get(spec, "version", "*"), "path": ["spec", "chart", "spec", "version"]} if {
	spec := input.resource.spec.chart.spec
	object.get(spec, ["sourceRef", "kind"], "HelmRepository") == "HelmRepository"
}
