# METADATA
# title: Roles name their resources
# description: >-
#   `*` also stands for Secrets, for subresources such as `pods/exec` and for kinds that are installed
#   later.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Name the resources that are needed.
#   equivalents:
#   - kube-linter/wildcard-in-rules
#   - checkov/CKV_K8S_49
#   - trivy/KSV-0044
#   - trivy/KSV-0046
#   - trivy/KSV-0112
#   - kyverno/restrict-wildcard-resources
#   - polaris/clusterrolePodExecAttach
#   - polaris/rolePodExecAttach
#   - kube-linter/access-to-secrets
#   - kube-linter/access-to-create-pods
#   since: 0.1.0
package rules.rbac["wildcard-resources"]

violations contains {"path": ["rules", index, "resources"], "message": "`*` grants every resource, Secrets and those that come later included"} if {
	some index, rule in input.resource.rules
	"*" in rule.resources
}

violations contains {"path": ["rules", index, "apiGroups"], "message": "`*` grants resources of that name in every API group"} if {
	some index, rule in input.resource.rules
	"*" in rule.apiGroups
	not "*" in rule.resources
}
