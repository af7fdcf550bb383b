package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/storage"
	"k8s.io/kubernetes/pkg/apis/storage/validation"
	"k8s.io/kubernetes/pkg/features"
)

var storageGroup = group{storage.GroupName, map[string]kind{
	"CSIDriver":             clusterWide(createCSIDriver),
	"CSINode":               clusterWide(validation.ValidateCSINode),
	"CSIStorageCapacity":    namespaced(createCSIStorageCapacity),
	"StorageClass":          clusterWide(validation.ValidateStorageClass),
	"VolumeAttachment":      clusterWide(createVolumeAttachment),
	"VolumeAttributesClass": clusterWide(validation.ValidateVolumeAttributesClass),
}}

func createCSIDriver(driver *storage.CSIDriver) field.ErrorList {
	spec := &driver.Spec
	if !enabled(features.SELinuxMountReadWriteOncePod) {
		spec.SELinuxMount = nil
	}
	if !enabled(features.MutableCSINodeAllocatableCount) {
		spec.NodeAllocatableUpdatePeriodSeconds = nil
	}
	if !enabled(features.CSIServiceAccountTokenSecrets) {
		spec.ServiceAccountTokenInSecrets = nil
	}
	if !enabled(features.VolumeLimitScaling) {
		spec.PreventPodSchedulingIfMissing = nil
	}
	return validation.ValidateCSIDriver(driver)
}

func createCSIStorageCapacity(capacity *storage.CSIStorageCapacity) field.ErrorList {
	return validation.ValidateCSIStorageCapacity(capacity, validation.CSIStorageCapacityValidateOptions{})
}

func createVolumeAttachment(attachment *storage.VolumeAttachment) field.ErrorList {
	attachment.Status = storage.VolumeAttachmentStatus{}
	return validation.ValidateVolumeAttachment(attachment)
}
