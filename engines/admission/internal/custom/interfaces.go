package custom

import (
	"fmt"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"sigs.k8s.io/json"
)

// Namespaced says whether the objects of a kind live in a namespace; known is false for a kind without a definition.
func (s *Store) Namespaced(kind schema.GroupKind) (namespaced, known bool) {
	d := s.definitions[kind]
	if d == nil {
		return false, false
	}
	return d.namespaced, true
}

// Resource is the resource of a kind that has a definition.
func (s *Store) Resource(kind schema.GroupVersionKind) schema.GroupVersionResource {
	return kind.GroupVersion().WithResource(s.definitions[kind.GroupKind()].names().plural)
}

// Interfaces are what admission plugins ask of a kind that has a definition. Versions that a webhook converts are no
// equivalents: nobody can ask it.
func (s *Store) Interfaces(kind schema.GroupVersionKind) admission.ObjectInterfaces {
	d := s.definitions[kind.GroupKind()]
	registry := runtime.NewEquivalentResourceRegistry()
	if names := d.names(); !names.converted {
		for version := range d.versions {
			other := kind.GroupKind().WithVersion(version)
			registry.RegisterKindFor(other.GroupVersion().WithResource(names.plural), "", other)
		}
	}
	return &admission.RuntimeObjectInterfaces{ObjectCreater: creator{}, ObjectConvertor: relabel{}, EquivalentResourceMapper: registry}
}

type names struct {
	plural string
	// converted by a webhook
	converted bool
}

func (d *definition) names() names {
	if d.known == nil {
		var header struct {
			Spec struct {
				Names      apiextensions.CustomResourceDefinitionNames `json:"names"`
				Conversion struct {
					Strategy apiextensions.ConversionStrategyType `json:"strategy"`
				} `json:"conversion"`
			} `json:"spec"`
		}
		_ = json.UnmarshalCaseSensitivePreserveInts(d.raw, &header) // what is no definition has no name
		d.known = &names{header.Spec.Names.Plural, header.Spec.Conversion.Strategy == apiextensions.WebhookConverter}
	}
	return *d.known
}

type creator struct{}

func (creator) New(kind schema.GroupVersionKind) (runtime.Object, error) {
	object := &unstructured.Unstructured{}
	object.SetGroupVersionKind(kind)
	return object, nil
}

// relabel is the conversion `None`: another apiVersion, and nothing else.
type relabel struct{}

func (relabel) Convert(in, out, _ any) error {
	from, isFrom := in.(*unstructured.Unstructured)
	to, isTo := out.(*unstructured.Unstructured)
	if !isFrom || !isTo {
		return fmt.Errorf("%T is no custom resource", in)
	}
	kind := to.GroupVersionKind()
	to.Object = from.DeepCopy().Object
	to.SetGroupVersionKind(kind)
	return nil
}

func (relabel) ConvertToVersion(in runtime.Object, _ runtime.GroupVersioner) (runtime.Object, error) {
	return nil, fmt.Errorf("%T is converted to a kind only", in)
}

func (relabel) ConvertFieldLabel(_ schema.GroupVersionKind, label, value string) (string, string, error) {
	return label, value, nil
}
