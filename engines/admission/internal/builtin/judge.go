// Package builtin judges objects of the kinds that are part of Kubernetes, in the order of a server: strict decoding,
// defaults, conversion, what its handler, its admission plugins and the strategy of the kind do to the object, validation.
package builtin

import (
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/cause"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/handler"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/manifest"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/misfit"
	"k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/capabilities"
	"sigs.k8s.io/json"
)

func init() {
	capabilities.Setup(true, 0) // --allow-privileged, as kubeadm and every managed service set it
}

// Judge says why a server would refuse the object; known is false when no kind of Kubernetes has this group and name. It also
// returns the object that a server would store, of the internal version: nil when it is refused, or only answered.
func Judge(m manifest.Manifest, namespace string) (stored runtime.Object, causes []cause.Cause, known bool) {
	k, known := kinds[m.Kind.GroupKind()]
	if !known {
		return nil, nil, false
	}
	if !scheme.Recognizes(m.Kind) || m.Kind.GroupVersion().String() != m.APIVersion {
		return nil, []cause.Cause{cause.NoMatch(m.Kind.Kind, m.APIVersion)}, true
	}
	object, err := scheme.New(m.Kind)
	if err != nil {
		return nil, []cause.Cause{cause.FromDecoding(err, "")}, true
	}
	strict, err := json.UnmarshalStrict(m.Raw, object)
	if err != nil {
		return nil, []cause.Cause{cause.FromDecoding(err, misfit.Find(m.Raw, object))}, true
	}
	scheme.Default(object)
	internal, err := toInternal(object, m.Kind)
	if err != nil {
		return nil, append(cause.FromStrict(strict), cause.FromDecoding(err, "")), true
	}
	found := k.judge(internal, m.Kind.GroupVersion(), namespace)
	if len(found) == 0 && !k.answered {
		stored = internal
	}
	return stored, append(cause.FromStrict(strict), found...), true
}

// toInternal converts to the version that validation works with. Events of both groups are events of the core group there.
func toInternal(object runtime.Object, kind schema.GroupVersionKind) (runtime.Object, error) {
	return scheme.UnsafeConvertToVersion(object, schema.GroupVersions{
		{Group: kind.Group, Version: runtime.APIVersionInternal},
		{Group: coreGroup.name, Version: runtime.APIVersionInternal},
	})
}

func (k kind) judge(object runtime.Object, version schema.GroupVersion, namespace string) []cause.Cause {
	metadata := object.(v1.Object)
	scope := handler.Scope{Namespaced: k.namespaced, Namespace: namespace}
	if k.answered {
		handler.WipeMetadata(metadata, scope)
		return cause.FromValidation(k.create(object, version))
	}
	handler.FillMetadata(metadata, scope)
	if k.counted {
		metadata.SetGeneration(1)
	}
	errors := k.create(object, version)
	if len(errors) == 0 {
		errors = handler.ValidateMetadata(metadata, k.namespaced)
	}
	return cause.FromValidation(errors)
}
