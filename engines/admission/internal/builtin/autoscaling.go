package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	"k8s.io/kubernetes/pkg/apis/autoscaling/validation"
	"k8s.io/kubernetes/pkg/features"
)

var autoscalingGroup = group{autoscaling.GroupName, map[string]kind{
	"HorizontalPodAutoscaler": namespaced(createHorizontalPodAutoscaler),
}}

func createHorizontalPodAutoscaler(autoscaler *autoscaling.HorizontalPodAutoscaler) field.ErrorList {
	autoscaler.Status = autoscaling.HorizontalPodAutoscalerStatus{}
	if behavior := autoscaler.Spec.Behavior; behavior != nil && !enabled(features.HPAConfigurableTolerance) {
		for _, rules := range []*autoscaling.HPAScalingRules{behavior.ScaleDown, behavior.ScaleUp} {
			if rules != nil {
				rules.Tolerance = nil
			}
		}
	}
	options := validation.HorizontalPodAutoscalerSpecValidationOptions{
		MinReplicasLowerBound: 1,
		ScaleTargetRefValidationOptions: validation.CrossVersionObjectReferenceValidationOptions{
			AllowEmptyAPIGroup: autoscaler.Spec.ScaleTargetRef.Kind == "ReplicationController",
		},
		ObjectMetricsValidationOptions: validation.CrossVersionObjectReferenceValidationOptions{AllowEmptyAPIGroup: true},
	}
	if enabled(features.HPAScaleToZero) {
		options.MinReplicasLowerBound = 0
	}
	return validation.ValidateHorizontalPodAutoscaler(autoscaler, options)
}
