# METADATA
# title: Automated syncs remove what git no longer has
# description: >-
#   Without pruning, an object that was deleted in git runs on, and the cluster is no longer what git says.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [argoproj.io/Application, argoproj.io/ApplicationSet, kustomize.toolkit.fluxcd.io/Kustomization]
#   remediation: >-
#     Set `prune: true`; protect single objects by the annotation that forbids it.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["prune-not-set"]

import data.lib.applications

violations contains violation if {
	made := applications.template(input.resource)
	automated := made.spec.syncPolicy.automated
	object.get(automated, "enabled", true) != false
	not automated.prune

	# `prune: false` was decided by somebody, and the cluster shows it as out of sync
	not automated.prune == false

	violation := {
		"path": array.concat(made.path, ["syncPolicy", "automated"]),
		"message": "nothing removes objects that are no longer in git",
	}
}

violations contains {"path": ["spec", "prune"], "message": "nothing removes objects that are no longer in git"} if {
	startswith(input.resource.apiVersion, "kustomize.toolkit.fluxcd.io/")
	input.resource.spec.prune == false
}
