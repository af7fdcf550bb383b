package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/coordination"
	"k8s.io/kubernetes/pkg/apis/coordination/validation"
	"k8s.io/kubernetes/pkg/features"
)

var coordinationGroup = group{coordination.GroupName, map[string]kind{
	"Lease": namespaced(createLease),
}}

func createLease(lease *coordination.Lease) field.ErrorList {
	if !enabled(features.CoordinatedLeaderElection) {
		lease.Spec.Strategy, lease.Spec.PreferredHolder = nil, nil
	}
	return validation.ValidateLease(lease)
}
