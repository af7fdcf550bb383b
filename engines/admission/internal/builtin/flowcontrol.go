package builtin

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/flowcontrol"
	"k8s.io/kubernetes/pkg/apis/flowcontrol/validation"
)

var flowcontrolGroup = group{flowcontrol.GroupName, map[string]kind{
	"FlowSchema":                 clusterWide(createFlowSchema).withGeneration(),
	"PriorityLevelConfiguration": versioned(false, createPriorityLevel).withGeneration(),
}}

func createFlowSchema(flow *flowcontrol.FlowSchema) field.ErrorList {
	flow.Status = flowcontrol.FlowSchemaStatus{}
	return validation.ValidateFlowSchema(flow)
}

func createPriorityLevel(level *flowcontrol.PriorityLevelConfiguration, version schema.GroupVersion) field.ErrorList {
	level.Status = flowcontrol.PriorityLevelConfigurationStatus{}
	return validation.ValidatePriorityLevelConfiguration(level, version, validation.PriorityLevelValidationOptions{})
}
