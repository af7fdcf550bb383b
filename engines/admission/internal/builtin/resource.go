package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/api/resourceclaimspec"
	"k8s.io/kubernetes/pkg/apis/resource"
	"k8s.io/kubernetes/pkg/apis/resource/validation"
	"k8s.io/kubernetes/pkg/features"
)

var resourceGroup = group{resource.GroupName, map[string]kind{
	"DeviceClass":           clusterWide(createDeviceClass).withGeneration(),
	"ResourceClaim":         namespaced(createResourceClaim),
	"ResourceClaimTemplate": namespaced(createResourceClaimTemplate),
	"ResourceSlice":         clusterWide(createResourceSlice).withGeneration(),
}}

func createDeviceClass(class *resource.DeviceClass) field.ErrorList {
	if !enabled(features.DRAExtendedResource) {
		class.Spec.ExtendedResourceName = nil
	}
	return validation.ValidateDeviceClass(class)
}

func createResourceClaim(claim *resource.ResourceClaim) field.ErrorList {
	claim.Status = resource.ResourceClaimStatus{}
	resourceclaimspec.DropDisabledFields(&claim.Spec, nil)
	return validation.ValidateResourceClaim(claim)
}

func createResourceClaimTemplate(template *resource.ResourceClaimTemplate) field.ErrorList {
	resourceclaimspec.DropDisabledFields(&template.Spec.Spec, nil)
	return validation.ValidateResourceClaimTemplate(template)
}

func createResourceSlice(slice *resource.ResourceSlice) field.ErrorList {
	if !enabled(features.DRAPartitionableDevices) {
		slice.Spec.SharedCounters, slice.Spec.PerDeviceNodeSelection = nil, nil
	}
	for i := range slice.Spec.Devices {
		dropDisabledDeviceFields(&slice.Spec.Devices[i])
	}
	return validation.ValidateResourceSlice(slice)
}

// Source: k8s.io/kubernetes/pkg/registry/resource/resourceslice.
func dropDisabledDeviceFields(device *resource.Device) {
	if !enabled(features.DRADeviceTaints) {
		device.Taints = nil
	}
	if !enabled(features.DRAPartitionableDevices) {
		device.ConsumesCounters, device.NodeName, device.NodeSelector, device.AllNodes = nil, nil, nil, nil
	}
	if !enabled(features.DRADeviceBindingConditions) || !enabled(features.DRAResourceClaimDeviceStatus) {
		device.BindingConditions, device.BindingFailureConditions, device.BindsToNode = nil, nil, nil
	}
	if !enabled(features.DRAConsumableCapacity) {
		device.AllowMultipleAllocations = nil
		for name, capacity := range device.Capacity {
			capacity.RequestPolicy = nil
			device.Capacity[name] = capacity
		}
	}
	if !enabled(features.DRANodeAllocatableResources) {
		device.NodeAllocatableResourceMappings = nil
	}
	if !enabled(features.DRAListTypeAttributes) {
		for name, attribute := range device.Attributes {
			attribute.BoolValues, attribute.IntValues, attribute.StringValues, attribute.VersionValues = nil, nil, nil, nil
			device.Attributes[name] = attribute
		}
	}
}
