package custom

import (
	"fmt"
	"math"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// validateScale checks the fields that the scale subresource reads.
// Source: k8s.io/apiextensions-apiserver/pkg/registry/customresource/validator.go.
func (v *version) validateScale(object map[string]any) (found field.ErrorList) {
	if v.scale == nil {
		return nil
	}
	for _, path := range []string{v.scale.SpecReplicasPath, v.scale.StatusReplicasPath} {
		replicas, _, err := unstructured.NestedInt64(object, fieldsOf(path)...)
		switch {
		case err != nil:
			found = append(found, field.Invalid(field.NewPath(path), replicas, err.Error()))
		case replicas < 0:
			found = append(found, field.Invalid(field.NewPath(path), replicas, "should be a non-negative integer"))
		case replicas > math.MaxInt32:
			found = append(found, field.Invalid(field.NewPath(path), replicas, fmt.Sprintf("should be less than or equal to %v", math.MaxInt32)))
		}
	}
	if path := v.scale.LabelSelectorPath; path != nil {
		if selector, _, err := unstructured.NestedString(object, fieldsOf(*path)...); err != nil {
			found = append(found, field.Invalid(field.NewPath(*path), selector, err.Error()))
		}
	}
	return found
}

func fieldsOf(path string) []string { return strings.Split(strings.TrimPrefix(path, "."), ".") }
