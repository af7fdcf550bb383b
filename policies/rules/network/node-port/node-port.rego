# METADATA
# title: Services are not opened on every node
# description: >-
#   A NodePort is open on all nodes, past every Ingress, Gateway and its access control.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [/Service]
#   remediation: >-
#     Use `type: ClusterIP` behind a Gateway or an Ingress.
#   equivalents:
#   - kube-score/service-type
#   - kube-linter/exposed-services
#   - gatekeeper/k8sblocknodeport
#   since: 0.1.0
package rules.network["node-port"]

violations contains {"path": ["spec", "type"], "message": "the Service opens a port on every node"} if {
	input.resource.spec.type == "NodePort"
}
