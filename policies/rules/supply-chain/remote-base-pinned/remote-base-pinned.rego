# METADATA
# title: Remote kustomize bases are pinned
# description: >-
#   A remote base without a commit or tag changes what is deployed without any change in this repository.
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [kustomize.config.k8s.io/Kustomization, kustomize.config.k8s.io/Component]
#   remediation: >-
#     Add `?ref=` with a tag or, better, a commit; or vendor the base.
#   equivalents: []
#   since: 0.1.0
package rules["supply-chain"]["remote-base-pinned"]

violations contains violation if {
	some field in ["resources", "bases", "components"]
	some index, entry in input.resource[field]
	is_string(entry)
	_remote(entry)
	not regex.match(`[?&](ref|version)=[^&]+`, entry)
	not _released(entry)

	violation := {
		"path": [field, index],
		"message": "the remote base has no `?ref=`",
	}
}

_remote(entry) if regex.match(`^(https?://|ssh://|git::|git@)`, entry)

_remote(entry) if regex.match(`^(github\.com|gitlab\.com|bitbucket\.org)[/:]`, entry)

# a file whose URL names a release or a commit
_released(entry) if regex.match(`/(v?\d+\.\d+(\.\d+)?[^/]*|[0-9a-f]{40})/.*\.(ya?ml|json)$`, entry)
