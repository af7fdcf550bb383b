# METADATA
# title: Namespaces that are named exist
# description: >-
#   The API server refuses an object in a namespace that does not exist.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   remediation: >-
#     Add the Namespace, correct its name, or let the deployment make it: `CreateNamespace=true` in Argo CD,
#     `install.createNamespace` in a HelmRelease.
#   equivalents: []
#   since: 0.1.0
package rules.references["missing-namespace"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("/Namespace")

	violation := {
		"path": reference.path,
		"message": $"nothing makes the namespace `{reference.name}`",
	}
}
