package builtin

import (
	"context"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

var apiextensionsGroup = group{apiextensions.GroupName, map[string]kind{
	"CustomResourceDefinition": clusterWide(createCustomResourceDefinition).withGeneration(),
}}

func createCustomResourceDefinition(crd *apiextensions.CustomResourceDefinition) field.ErrorList {
	crd.Status = apiextensions.CustomResourceDefinitionStatus{}
	for _, version := range crd.Spec.Versions {
		if version.Storage {
			crd.Status.StoredVersions = []string{version.Name}
			break
		}
	}
	return validation.ValidateCustomResourceDefinition(context.Background(), crd)
}
