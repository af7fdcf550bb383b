package builtin

import (
	"k8s.io/kubernetes/pkg/apis/scheduling"
	"k8s.io/kubernetes/pkg/apis/scheduling/validation"
)

var schedulingGroup = group{scheduling.GroupName, map[string]kind{
	"PriorityClass": clusterWide(validation.ValidatePriorityClass).withGeneration(),
}}
