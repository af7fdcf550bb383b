package builtin

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/features"
)

// prepareTemplate drops what is switched off, and tells how the rest is to be validated.
func prepareTemplate(template *core.PodTemplateSpec) validation.PodValidationOptions {
	podutil.DropDisabledTemplateFields(template, nil)
	return podutil.GetValidationOptionsFromPodTemplate(template, nil)
}

func createPodTemplate(template *core.PodTemplate) field.ErrorList {
	return validation.ValidatePodTemplate(template, prepareTemplate(&template.Template))
}

func createReplicationController(controller *core.ReplicationController) field.ErrorList {
	controller.Status = core.ReplicationControllerStatus{}
	return validation.ValidateReplicationController(controller, prepareTemplate(controller.Spec.Template))
}

func createPod(pod *core.Pod) field.ErrorList {
	if errors := setPriority(pod); len(errors) > 0 {
		return errors
	}
	pod.Status = core.PodStatus{Phase: core.PodPending}
	podutil.DropDisabledPodFields(pod, nil)
	if enabled(features.MatchLabelKeysInPodAffinity) {
		mergeAffinityKeys(pod)
	}
	if enabled(features.MatchLabelKeysInPodTopologySpread) && enabled(features.MatchLabelKeysInPodTopologySpreadSelectorMerge) {
		for _, constraint := range pod.Spec.TopologySpreadConstraints {
			mergeKeys(pod.Labels, constraint.LabelSelector, constraint.MatchLabelKeys, metav1.LabelSelectorOpIn)
		}
	}
	options := podutil.GetValidationOptionsFromPodSpecAndMeta(&pod.Spec, nil, &pod.ObjectMeta, nil)
	options.ResourceIsPod = true
	if errors := validation.ValidatePodCreate(pod, options); len(errors) > 0 {
		return errors
	}
	return validateOverhead(pod)
}

func mergeAffinityKeys(pod *core.Pod) {
	affinity := pod.Spec.Affinity
	if affinity == nil {
		return
	}
	var required []core.PodAffinityTerm
	var preferred []core.WeightedPodAffinityTerm
	if with := affinity.PodAffinity; with != nil {
		required = append(required, with.RequiredDuringSchedulingIgnoredDuringExecution...)
		preferred = append(preferred, with.PreferredDuringSchedulingIgnoredDuringExecution...)
	}
	if against := affinity.PodAntiAffinity; against != nil {
		required = append(required, against.RequiredDuringSchedulingIgnoredDuringExecution...)
		preferred = append(preferred, against.PreferredDuringSchedulingIgnoredDuringExecution...)
	}
	for _, weighted := range preferred {
		required = append(required, weighted.PodAffinityTerm)
	}
	for _, term := range required {
		mergeKeys(pod.Labels, term.LabelSelector, term.MatchLabelKeys, metav1.LabelSelectorOpIn)
		mergeKeys(pod.Labels, term.LabelSelector, term.MismatchLabelKeys, metav1.LabelSelectorOpNotIn)
	}
}

// mergeKeys writes the pod's own labels into a selector that asks for them by key.
// Source: k8s.io/kubernetes/pkg/registry/core/pod.
func mergeKeys(labels map[string]string, selector *metav1.LabelSelector, keys []string, operator metav1.LabelSelectorOperator) {
	if selector == nil {
		return // matches nothing, whatever is added
	}
	for _, key := range keys {
		if value, found := labels[key]; found {
			requirement := metav1.LabelSelectorRequirement{Key: key, Operator: operator, Values: []string{value}}
			selector.MatchExpressions = append(selector.MatchExpressions, requirement)
		}
	}
}
