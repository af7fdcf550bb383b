package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	volumeutil "k8s.io/kubernetes/pkg/api/persistentvolume"
	claimutil "k8s.io/kubernetes/pkg/api/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	volumevalidation "k8s.io/kubernetes/pkg/volume/validation"
)

func createPersistentVolume(volume *core.PersistentVolume) field.ErrorList {
	volume.Status = core.PersistentVolumeStatus{}
	volumeutil.DropDisabledSpecFields(&volume.Spec, nil)
	errors := validation.ValidatePersistentVolume(volume, validation.ValidationOptionsForPersistentVolume(volume, nil))
	return append(errors, volumevalidation.ValidatePersistentVolume(volume)...)
}

func createPersistentVolumeClaim(claim *core.PersistentVolumeClaim) field.ErrorList {
	claim.Status = core.PersistentVolumeClaimStatus{}
	claimutil.DropDisabledFields(&claim.Spec, nil)
	claimutil.EnforceDataSourceBackwardsCompatibility(&claim.Spec, nil)
	claimutil.NormalizeDataSources(&claim.Spec)
	return validation.ValidatePersistentVolumeClaim(claim, validation.ValidationOptionsForPersistentVolumeClaim(claim, nil))
}
