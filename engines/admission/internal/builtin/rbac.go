package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/rbac"
	"k8s.io/kubernetes/pkg/apis/rbac/validation"
)

var rbacGroup = group{rbac.GroupName, map[string]kind{
	"ClusterRole":        clusterWide(createClusterRole),
	"ClusterRoleBinding": clusterWide(validation.ValidateClusterRoleBinding),
	"Role":               namespaced(validation.ValidateRole),
	"RoleBinding":        namespaced(validation.ValidateRoleBinding),
}}

func createClusterRole(role *rbac.ClusterRole) field.ErrorList {
	return validation.ValidateClusterRole(role, validation.ClusterRoleValidationOptions{})
}
