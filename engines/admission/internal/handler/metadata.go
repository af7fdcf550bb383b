// Package handler does what a server's handler for creation does to any object, before the strategy of its kind sees it.
// Sources: k8s.io/apiserver/pkg/endpoints/handlers/create.go and k8s.io/apiserver/pkg/registry/generic/registry/store.go.
package handler

import (
	"time"

	"k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/api/validation/path"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// What the server would draw by lot, or read from the clock, is always the same, so that verdicts are.
const (
	uid             = "00000000-0000-0000-0000-000000000000"
	generatedSuffix = "x7k2q"
	// longest generateName that is kept whole; see k8s.io/apiserver/pkg/storage/names.
	longestBase = 63 - len(generatedSuffix)
)

var creation = metav1.NewTime(time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC))

// A Scope says where objects of a kind live.
type Scope struct {
	Namespaced bool
	// Namespace for objects that name none.
	Namespace string
}

// FillMetadata sets what users cannot set, and completes what they may leave out.
func FillMetadata(object metav1.Object, scope Scope) {
	WipeMetadata(object, scope)
	object.SetCreationTimestamp(creation)
	object.SetUID(uid)
	object.SetManagedFields(nil)
	object.SetOwnerReferences(once(object.GetOwnerReferences()))
	if base := object.GetGenerateName(); object.GetName() == "" && base != "" {
		object.SetName(base[:min(len(base), longestBase)] + generatedSuffix)
	}
}

// WipeMetadata is the part of it that concerns objects too which are answered and not stored.
func WipeMetadata(object metav1.Object, scope Scope) {
	object.SetCreationTimestamp(metav1.Time{})
	object.SetUID("")
	object.SetDeletionTimestamp(nil)
	object.SetDeletionGracePeriodSeconds(nil)
	object.SetSelfLink("")
	if !scope.Namespaced {
		object.SetNamespace("")
	} else if object.GetNamespace() == "" {
		object.SetNamespace(scope.Namespace)
	}
}

// ValidateMetadata is what a server checks after the validation of the kind has found nothing.
func ValidateMetadata(object metav1.Object, namespaced bool) field.ErrorList {
	return validation.ValidateObjectMetaAccessor(object, namespaced, path.ValidatePathSegmentName, field.NewPath("metadata"))
}
