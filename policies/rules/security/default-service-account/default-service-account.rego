# METADATA
# title: Pods and bindings name a ServiceAccount of their own
# description: >-
#   All pods of a namespace that name no ServiceAccount share `default`: a right that one of them needs is
#   given to all.
# related_resources:
# - description: Service accounts
#   ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [workload, /ServiceAccount, rbac.authorization.k8s.io/RoleBinding, rbac.authorization.k8s.io/ClusterRoleBinding]
#   remediation: >-
#     Write a ServiceAccount for the application, name it in `serviceAccountName`, and bind roles to it; where
#     no token is mounted, set `automountServiceAccountToken: false`.
#   equivalents:
#   - kube-linter/default-service-account
#   - checkov/CKV_K8S_41
#   - checkov/CKV_K8S_42
#   yieldsTo:
#   - security/service-account-token-automount
#   since: 0.1.0
package rules.security["default-service-account"]

violations contains violation if {
	object.get(input.pod.spec, "automountServiceAccountToken", true) != false
	name := object.get(input.pod.spec, "serviceAccountName", object.get(input.pod.spec, "serviceAccount", ""))
	name in {"", "default", null}

	violation := {
		"path": array.concat(input.pod.path, ["spec", _field]),
		"message": "the pod uses the ServiceAccount `default`, and gets its token",
	}
}

# where neither is written, the token is what is to be decided first
_field := "automountServiceAccountToken" if {
	object.get(input.pod.spec, "serviceAccountName", null) == null
	not is_boolean(object.get(input.pod.spec, "automountServiceAccountToken", null))
} else := "serviceAccountName"

violations contains violation if {
	input.resource.kind in {"RoleBinding", "ClusterRoleBinding"}
	some index, subject in input.resource.subjects
	subject.kind == "ServiceAccount"
	subject.name == "default"

	violation := {
		"path": ["subjects", index, "name"],
		"message": "the binding gives rights to the ServiceAccount `default`, and so to every pod that names none",
	}
}

violations contains violation if {
	input.resource.kind == "ServiceAccount"
	input.resource.metadata.name == "default"
	object.get(input.resource, "automountServiceAccountToken", true) != false

	violation := {
		"path": ["automountServiceAccountToken"],
		"message": "the ServiceAccount `default` hands its token to every pod that names none",
	}
}
