package builtin

import (
	"k8s.io/apiserver/pkg/util/feature"
	"k8s.io/component-base/featuregate"
)

// enabled says whether a feature is on by default; strategies drop the fields of those that are not.
func enabled(gate featuregate.Feature) bool { return feature.DefaultFeatureGate.Enabled(gate) }
