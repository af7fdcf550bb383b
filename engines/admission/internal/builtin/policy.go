package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/policy"
	"k8s.io/kubernetes/pkg/apis/policy/validation"
)

var policyGroup = group{policy.GroupName, map[string]kind{
	"PodDisruptionBudget": namespaced(createPodDisruptionBudget).withGeneration(),
}}

func createPodDisruptionBudget(budget *policy.PodDisruptionBudget) field.ErrorList {
	budget.Status = policy.PodDisruptionBudgetStatus{}
	return validation.ValidatePodDisruptionBudget(budget, validation.PodDisruptionBudgetValidationOptions{})
}
