# METADATA
# title: Roles do not create persistent volumes
# description: >-
#   A PersistentVolume of type `hostPath` gives a pod the files of its node, past Pod Security.
# related_resources:
# - description: Good practices of RBAC
#   ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [rbac.authorization.k8s.io/ClusterRole, rbac.authorization.k8s.io/Role]
#   remediation: >-
#     Give `create` on `persistentvolumeclaims`, and let a StorageClass make the volumes.
#   equivalents:
#   - kubescape/C-0278
#   since: 0.1.0
package rules.rbac["persistent-volume-create"]

import data.lib.roles

violations contains violation if {
	some grant in roles.grants("", {"persistentvolumes"}, {"create"})
	violation := {"path": grant.path, "message": $"{grant.verbs} on {grant.resources}: a volume may be a folder of the node"}
}
