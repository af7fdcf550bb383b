# METADATA
# title: Containers drop all capabilities
# description: >-
#   The default set of capabilities lets a process change file owners, forge packets and more; hardly any
#   application needs one of them.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload]
#   remediation: >-
#     Set `securityContext.capabilities.drop: [ALL]`; only `NET_BIND_SERVICE` may be added back.
#   equivalents:
#   - pod-security/capabilities_restricted
#   - kube-linter/drop-net-raw-capability
#   - trivy/KSV-0003
#   - trivy/KSV-0106
#   - checkov/CKV_K8S_37
#   - polaris/insecureCapabilities
#   - trivy/KSV-0004
#   - trivy/KSV-0022
#   - checkov/CKV_K8S_25
#   - checkov/CKV_K8S_28
#   - monokle/PSS206
#   - monokle/KBP103
#   yieldsTo:
#   - security/capabilities-baseline
#   since: 0.1.0
package rules.security["capabilities-restricted"]

import data.lib.pods

violations contains violation if {
	not pods.is_windows
	some container in input.pod.containers
	dropped := object.get(container.value, ["securityContext", "capabilities", "drop"], [])
	not "ALL" in dropped
	path := array.concat(container.path, ["securityContext", "capabilities", "drop"])

	violation := {
		"path": path,
		"message": $"container `{container.name}` does not drop all capabilities",
		"fix": [_drop_all(path, dropped)],
	}
}

violations contains violation if {
	not pods.is_windows
	some container in input.pod.containers
	some index, capability in container.value.securityContext.capabilities.add
	capability != "NET_BIND_SERVICE"

	violation := {
		"path": array.concat(container.path, ["securityContext", "capabilities", "add", index]),
		"message": $"container `{container.name}` adds the capability {capability}",
	}
}

# `drop: null` is no list to add to
_drop_all(path, dropped) := {"op": "set", "path": path, "value": ["ALL"]} if dropped in {[], null}

_drop_all(path, dropped) := {"op": "set", "path": array.concat(path, [count(dropped)]), "value": "ALL"} if {
	count(dropped) > 0
}
