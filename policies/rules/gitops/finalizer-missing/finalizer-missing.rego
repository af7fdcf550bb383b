# METADATA
# title: Applications clean up after themselves
# description: >-
#   Without the finalizer, deleting an Application leaves everything that it deployed behind, owned by nobody.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [argoproj.io/Application]
#   remediation: >-
#     Add `resources-finalizer.argocd.argoproj.io/foreground` to `metadata.finalizers`; without the path, the API server warns.
#   equivalents: []
#   since: 0.1.0
package rules.gitops["finalizer-missing"]

violations contains violation if {
	finalizers := object.get(input.resource, ["metadata", "finalizers"], [])
	every finalizer in finalizers {
		not startswith(finalizer, "resources-finalizer.argocd.argoproj.io")
	}

	violation := {
		"path": ["metadata", "finalizers"],
		"message": "what the Application deploys stays when the Application is deleted",
	}
}
