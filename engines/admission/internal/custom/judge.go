package custom

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/cause"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/handler"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/manifest"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	metavalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

// Judge says why a server with the definitions would refuse the object; known is false when none of them describes its kind.
// It also returns the object that a server would store, nil when it is refused. A definition that a server would not take is an
// error: nothing can be said of its objects.
func (s *Store) Judge(m manifest.Manifest, namespace string) (stored *unstructured.Unstructured, causes []cause.Cause, known bool, err error) {
	d := s.definitions[m.Kind.GroupKind()]
	if d == nil {
		return nil, nil, false, nil
	}
	v := d.version(m.Kind.Version)
	if v == nil {
		return nil, []cause.Cause{cause.NoMatch(m.Kind.Kind, m.APIVersion)}, true, nil
	}
	if v.err != nil {
		return nil, nil, true, v.err
	}
	object, causes := v.decode(m.Raw)
	if object == nil {
		return nil, causes, true, nil
	}
	if v.schema != nil {
		defaulting.Default(object.Object, v.schema)
	}
	v.fill(object, handler.Scope{Namespaced: d.namespaced, Namespace: namespace})
	found, err := v.validate(object, d.namespaced)
	if len(found) == 0 && err == nil {
		stored = object
	}
	return stored, append(causes, found...), true, err
}

// fill is what the handler and the strategy of custom resources do before validation.
func (v *version) fill(object *unstructured.Unstructured, scope handler.Scope) {
	handler.FillMetadata(object, scope)
	object.SetGeneration(1)
	if v.hasStatus {
		delete(object.Object, "status")
	}
}

// validate follows the strategy in k8s.io/apiextensions-apiserver/pkg/registry/customresource. A rule that cannot be compiled
// is an error.
func (v *version) validate(object *unstructured.Unstructured, namespaced bool) ([]cause.Cause, error) {
	found := metavalidation.ValidateObjectMetaAccessor(object, namespaced, metavalidation.NameIsDNSSubdomain, field.NewPath("metadata"))
	var broken field.ErrorList
	if v.schema != nil {
		found = append(found, validation.ValidateCustomResource(nil, object.Object, v.validator)...)
		found = append(found, v.validateScale(object.Object)...)
		found = append(found, objectmeta.Validate(nil, object.Object, v.schema, false)...)
		found = append(found, listtype.ValidateListSetsAndMaps(nil, v.schema, object.Object)...)
		if v.rules != nil && slices.ContainsFunc(found, blocksRules) {
			found = append(found, field.Invalid(nil, nil, "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation"))
		} else if v.rules != nil {
			broken, _ = v.rules.Validate(context.Background(), nil, v.schema, object.Object, nil, celconfig.RuntimeCELCostBudget)
		}
	}
	if at := slices.IndexFunc(broken, isUncompiled); at >= 0 {
		return nil, errors.New(broken[at].Detail)
	}
	if len(found)+len(broken) == 0 {
		found = handler.ValidateMetadata(object, namespaced)
	}
	return append(cause.FromValidation(found), cause.FromRules(broken)...), nil
}

func isUncompiled(e *field.Error) bool { return strings.HasPrefix(e.Detail, "rule compile") }

// blocksRules marks errors after which rules are not evaluated, as they may rely on the types of the schema.
func blocksRules(e *field.Error) bool {
	switch e.Type {
	case field.ErrorTypeNotSupported, field.ErrorTypeRequired, field.ErrorTypeTooLong, field.ErrorTypeTooMany, field.ErrorTypeTypeInvalid:
		return true
	}
	return false
}

// decodingCauses keeps the field of an error that has one.
func decodingCauses(err error, path string) []cause.Cause {
	var at *field.Error
	if errors.As(err, &at) {
		return cause.FromValidation(field.ErrorList{at})
	}
	return []cause.Cause{cause.FromDecoding(err, path)}
}
