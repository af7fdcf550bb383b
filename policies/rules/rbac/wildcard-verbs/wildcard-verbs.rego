# METADATA
# title: Roles name their verbs
# description: >-
#   `*` also stands for verbs that come later and for `escalate`, `bind`, `impersonate` and
#   `deletecollection`.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Name the verbs that are needed: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`.
#   equivalents:
#   - kube-linter/wildcard-in-rules
#   - checkov/CKV_K8S_49
#   - trivy/KSV-0045
#   - kyverno/restrict-wildcard-verbs
#   since: 0.1.0
package rules.rbac["wildcard-verbs"]

violations contains {"path": ["rules", index, "verbs"], "message": "`*` grants every verb, those that come later included"} if {
	some index, rule in input.resource.rules
	"*" in rule.verbs
}
