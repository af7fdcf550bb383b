package builtin

import (
	"maps"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// A kind says how a server treats its objects when they are created.
type kind struct {
	namespaced bool
	// counted kinds start with metadata.generation 1; for the others, validation sees the number that the user wrote.
	counted bool
	// answered objects are requests: nothing is stored, and nothing is done about their metadata.
	answered bool
	// create is what the strategy of the kind does: prepare the object, which is of the internal version, and validate it.
	create func(object runtime.Object, version schema.GroupVersion) field.ErrorList
}

// namespaced is a kind whose objects live in a namespace.
func namespaced[T runtime.Object](create func(T) field.ErrorList) kind {
	return versioned(true, func(object T, _ schema.GroupVersion) field.ErrorList { return create(object) })
}

// clusterWide is a kind whose objects have no namespace.
func clusterWide[T runtime.Object](create func(T) field.ErrorList) kind {
	return versioned(false, func(object T, _ schema.GroupVersion) field.ErrorList { return create(object) })
}

// versioned is a kind whose validation asks in which version the object was sent.
func versioned[T runtime.Object](namespaced bool, create func(T, schema.GroupVersion) field.ErrorList) kind {
	return kind{namespaced: namespaced, create: func(object runtime.Object, version schema.GroupVersion) field.ErrorList {
		return create(object.(T), version)
	}}
}

func (k kind) withGeneration() kind {
	k.counted = true
	return k
}

func (k kind) asRequest() kind {
	k.answered = true
	return k
}

// group is the kinds of one API group.
type group struct {
	name  string
	kinds map[string]kind
}

var kinds = index(
	admissionGroup, apiextensionsGroup, apiregistrationGroup, appsGroup, authenticationGroup, authorizationGroup,
	autoscalingGroup, batchGroup, certificatesGroup, coordinationGroup, coreGroup, discoveryGroup, eventsGroup,
	flowcontrolGroup, networkingGroup, nodeGroup, policyGroup, rbacGroup, resourceGroup, schedulingGroup, storageGroup,
)

func index(groups ...group) map[schema.GroupKind]kind {
	all := map[schema.GroupKind]kind{}
	for _, g := range groups {
		for name, k := range maps.All(g.kinds) {
			all[schema.GroupKind{Group: g.name, Kind: name}] = k
		}
	}
	return all
}
