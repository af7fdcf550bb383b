# METADATA
# title: Nobody can give themselves more rights than they have
# description: >-
#   Who creates pods, issues tokens or impersonates in a namespace has the rights of its service accounts.
#   Where one of those rules the cluster, so do they.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: repository
#   profiles: [recommended, strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRoleBinding, rbac.authorization.k8s.io/RoleBinding]
#   remediation: >-
#     Move the powerful service account to a namespace of its own, or take away the right that leads to it.
#   parameters:
#     clusterWide:
#       type: boolean
#       default: false
#       description: Whether chains that start at a ClusterRoleBinding are reported too.
#   equivalents:
#   - checkov/CKV2_K8S_1
#   since: 0.1.0
package rules.rbac["self-escalation"]

violations contains {"path": ["roleRef", "name"], "message": message} if {
	_is_judged
	some escalation in input.facts.escalations
	steps := concat(", which ", escalation.steps)
	message := $"{escalation.subject} {steps}, and so has {escalation.gain}"
}

_is_judged if input.resource.kind == "RoleBinding"

_is_judged if input.parameters["rbac/self-escalation"].clusterWide
