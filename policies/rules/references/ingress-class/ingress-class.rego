# METADATA
# title: Ingress classes that are asked for exist
# description: >-
#   An Ingress whose class does not exist is served by no controller.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [networking.k8s.io/Ingress]
#   remediation: >-
#     Add the IngressClass, correct its name, or list it in `provided` where the cluster brings it.
#   parameters:
#     provided:
#       description: Classes that the cluster brings.
#       type: array
#       items: {type: string}
#       default: [gce, gce-internal, alb, webapprouting.kubernetes.azure.com, traefik, addon-http-application-routing, openshift-default]
#   equivalents: []
#   since: 0.1.0
package rules.references["ingress-class"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("networking.k8s.io/IngressClass")
	not reference.name in input.parameters["references/ingress-class"].provided

	violation := {
		"path": reference.path,
		"message": $"there is no IngressClass `{reference.name}` in the repository",
	}
}
