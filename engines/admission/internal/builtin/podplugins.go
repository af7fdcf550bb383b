package builtin

import (
	"fmt"

	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/scheduling"
)

// What the admission plugins Priority and RuntimeClass say in any cluster. Classes that are not built in may be there or not,
// and say anything.

// builtinPriorities: a pod without a class has priority 0, unless the cluster has a class that is the default.
var builtinPriorities = map[string]int32{
	"":                               scheduling.DefaultPriorityWhenNoDefaultClassExists,
	scheduling.SystemClusterCritical: scheduling.SystemCriticalPriority,
	scheduling.SystemNodeCritical:    scheduling.SystemCriticalPriority + 1000,
}

func setPriority(pod *core.Pod) field.ErrorList {
	priority, known := builtinPriorities[pod.Spec.PriorityClassName]
	if !known {
		return nil
	}
	if own := pod.Spec.Priority; own != nil && *own != priority {
		return field.ErrorList{field.Forbidden(field.NewPath("spec", "priority"), fmt.Sprintf(
			"the integer value of priority (%d) must not be provided in pod spec; priority admission controller computed %d from the given PriorityClass name", *own, priority))}
	}
	pod.Spec.Priority = &priority
	preemption := core.PreemptLowerPriority
	if own := pod.Spec.PreemptionPolicy; own != nil && *own != preemption {
		return field.ErrorList{field.Forbidden(field.NewPath("spec", "preemptionPolicy"), fmt.Sprintf(
			"the string value of PreemptionPolicy (%s) must not be provided in pod spec; priority admission controller computed %s from the given PriorityClass name", *own, preemption))}
	}
	pod.Spec.PreemptionPolicy = &preemption
	return nil
}

func validateOverhead(pod *core.Pod) field.ErrorList {
	if pod.Spec.Overhead == nil || pod.Spec.RuntimeClassName != nil {
		return nil
	}
	return field.ErrorList{field.Forbidden(field.NewPath("spec", "overhead"),
		"pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")}
}
