# METADATA
# title: API tokens are mounted only where they are used
# description: >-
#   The token in a pod that never talks to the API server is of use to intruders only.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `automountServiceAccountToken: false` on the pod, or `true` where the application calls the API
#     server.
#   equivalents:
#   - polaris/automountServiceAccountToken
#   - trivy/KSV-0036
#   - checkov/CKV_K8S_38
#   - kubescape/C-0034
#   - kubescape/C-0261
#   - monokle/KBP106
#   - gatekeeper/k8spspautomountserviceaccounttokenpod
#   since: 0.1.0
package rules.security["service-account-token-automount"]

violations contains violation if {
	not is_boolean(object.get(input.pod.spec, "automountServiceAccountToken", null))
	path := array.concat(input.pod.path, ["spec", "automountServiceAccountToken"])

	violation := {
		"path": path,
		"message": "the pod gets an API token without asking for one",
		"fix": [{"op": "set", "path": path, "value": false}],
	}
}
