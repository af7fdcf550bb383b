# METADATA
# title: Flux does not ask too often
# description: >-
#   Each interval is a request to a forge or registry, or a dry run of every object; shorter ones meet rate limits and load
#   the API server.
# custom:
#   severity: info
#   scope: resource
#   profiles: [strict]
#   kinds:
#   - kustomize.toolkit.fluxcd.io/Kustomization
#   - helm.toolkit.fluxcd.io/HelmRelease
#   - source.toolkit.fluxcd.io/GitRepository
#   - source.toolkit.fluxcd.io/OCIRepository
#   - source.toolkit.fluxcd.io/HelmRepository
#   - source.toolkit.fluxcd.io/Bucket
#   remediation: >-
#     Write an interval of a minute or more; a Receiver brings changes at once.
#   parameters:
#     minimumSeconds:
#       type: integer
#       default: 60
#       description: The shortest interval, in seconds.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["flux-interval"]

violations contains violation if {
	interval := input.resource.spec.interval
	_seconds(interval) < input.parameters["gitops/flux-interval"].minimumSeconds

	violation := {"path": ["spec", "interval"], "message": $"the interval of {interval} is too short"}
}

_seconds(interval) := sum([amount |
	regex.match(`^(\d+(\.\d+)?(ms|s|m|h))+$`, interval)
	some part in regex.find_all_string_submatch_n(`(\d+(?:\.\d+)?)(ms|s|m|h)`, interval, -1)
	amount := to_number(part[1]) * {"ms": 0.001, "s": 1, "m": 60, "h": 3600}[part[2]]
]) if {
	not contains(interval, "${")
}
