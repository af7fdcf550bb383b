# METADATA
# title: Services take no addresses of others
# description: >-
#   With `externalIPs` a Service receives what the cluster sends to any address that it names, that of a
#   foreign server included (CVE-2020-8554).
# related_resources:
# - description: CVE-2020-8554
#   ref: https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   severity: error
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [/Service]
#   remediation: >-
#     Use a Service of type LoadBalancer, an Ingress or a Gateway.
#   parameters:
#     allowed:
#       type: array
#       items: { type: string }
#       default: []
#       description: Addresses that Services may take.
#   equivalents:
#   - trivy/KSV-0108
#   - gatekeeper/k8sexternalips
#   since: 0.1.0
package rules.security["external-ips"]

violations contains violation if {
	some index, address in input.resource.spec.externalIPs
	not address in input.parameters["security/external-ips"].allowed

	violation := {
		"path": ["spec", "externalIPs", index],
		"message": $"the Service takes the address {address}",
	}
}
