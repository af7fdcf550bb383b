# METADATA
# title: Charts in OCI registries are pinned by digest
# description: >-
#   A tag in a registry can be moved to another chart; a digest cannot.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet, source.toolkit.fluxcd.io/OCIRepository]
#   remediation: >-
#     Write the digest, `sha256:…`, as `targetRevision` or as `ref.digest`.
#   equivalents: []
#   since: 0.1.0
package rules["supply-chain"]["oci-chart-digest"]

import data.lib.applications

violations contains violation if {
	some source in applications.sources(input.resource)
	_is_oci(source.value)
	revision := object.get(source.value, "targetRevision", "")
	not startswith(revision, "sha256:")
	not applications.is_templated(revision)

	violation := {
		"path": array.concat(source.path, ["targetRevision"]),
		"message": $"the chart in `{source.value.repoURL}` is not pinned by digest",
	}
}

violations contains {"path": ["spec", "ref"], "message": "the artifact is not pinned by digest"} if {
	input.resource.kind == "OCIRepository"
	not input.resource.spec.ref.digest
}

_is_oci(source) if startswith(source.repoURL, "oci://")

# Argo CD writes a registry with charts without a scheme
_is_oci(source) if {
	source.chart
	not contains(source.repoURL, "://")
}
