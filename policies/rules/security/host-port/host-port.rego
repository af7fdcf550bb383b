# METADATA
# title: Containers do not take ports of their node
# description: >-
#   A host port gets around NetworkPolicies and Services, and lets only one such pod run on each node.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `hostPort`; a Service, an Ingress or a Gateway makes the port reachable.
#   equivalents:
#   - pod-security/hostPorts
#   - polaris/hostPortSet
#   - trivy/KSV-0024
#   - checkov/CKV_K8S_26
#   - kubescape/C-0044
#   - monokle/PSS106
#   since: 0.1.0
package rules.security["host-port"]

violations contains violation if {
	some container in input.pod.containers
	some index, port in container.value.ports
	number := port.hostPort
	not number in {0, null}

	violation := {
		"path": array.concat(container.path, ["ports", index, "hostPort"]),
		"message": $"container `{container.name}` takes port {number} of its node",
	}
}
