package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kube-aggregator/pkg/apis/apiregistration"
	"k8s.io/kube-aggregator/pkg/apis/apiregistration/validation"
)

var apiregistrationGroup = group{apiregistration.GroupName, map[string]kind{
	"APIService": clusterWide(createAPIService),
}}

func createAPIService(service *apiregistration.APIService) field.ErrorList {
	service.Status = apiregistration.APIServiceStatus{}
	return validation.ValidateAPIService(service)
}
