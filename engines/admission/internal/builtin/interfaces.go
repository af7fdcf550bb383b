package builtin

import (
	"sync"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
)

// Namespaced says whether the objects of a kind live in a namespace; known is false for a kind that is not built in.
func Namespaced(kind schema.GroupKind) (namespaced, known bool) {
	k, known := kinds[kind]
	return k.namespaced, known
}

// Resource is the resource of a kind: all of them have a regular plural.
func Resource(kind schema.GroupVersionKind) schema.GroupVersionResource {
	resource, _ := meta.UnsafeGuessKindToResource(kind)
	return resource
}

// Interfaces are what admission plugins ask of the built-in kinds.
var Interfaces = sync.OnceValue(func() admission.ObjectInterfaces {
	return &admission.RuntimeObjectInterfaces{
		ObjectCreater: scheme, ObjectTyper: scheme, ObjectDefaulter: scheme, ObjectConvertor: scheme,
		EquivalentResourceMapper: equivalents(),
	}
})

// equivalents tells which resources are others in another version. Events are stored once for both of their groups.
func equivalents() runtime.EquivalentResourceMapper {
	registry := runtime.NewEquivalentResourceRegistryWithIdentity(func(resource schema.GroupResource) string {
		if resource.Resource == "events" {
			return resource.Resource
		}
		return ""
	})
	for _, version := range scheme.PrioritizedVersionsAllGroups() {
		for name := range scheme.KnownTypes(version) {
			kind := version.WithKind(name)
			if _, known := kinds[kind.GroupKind()]; known {
				registry.RegisterKindFor(Resource(kind), "", kind)
			}
		}
	}
	return registry
}

// Versioned is a stored object in a version of its API.
func Versioned(stored runtime.Object, kind schema.GroupVersionKind) (runtime.Object, error) {
	object, err := scheme.New(kind)
	if err != nil {
		return nil, err
	}
	if err := scheme.Convert(stored, object, nil); err != nil {
		return nil, err
	}
	object.GetObjectKind().SetGroupVersionKind(kind)
	return object, nil
}
