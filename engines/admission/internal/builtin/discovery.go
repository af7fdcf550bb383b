package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/discovery"
	"k8s.io/kubernetes/pkg/apis/discovery/validation"
	"k8s.io/kubernetes/pkg/features"
)

var discoveryGroup = group{discovery.GroupName, map[string]kind{
	"EndpointSlice": namespaced(createEndpointSlice).withGeneration(),
}}

func createEndpointSlice(slice *discovery.EndpointSlice) field.ErrorList {
	for i := range slice.Endpoints {
		endpoint := &slice.Endpoints[i]
		endpoint.DeprecatedTopology = nil
		if endpoint.Hints != nil && !enabled(features.PreferSameTrafficDistribution) {
			endpoint.Hints.ForNodes = nil
		}
	}
	return validation.ValidateEndpointSliceCreate(slice)
}
