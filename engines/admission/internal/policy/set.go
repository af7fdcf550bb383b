// Package policy judges objects by ValidatingAdmissionPolicies, with the code of the API server's plugin (see patches).
package policy

import (
	"cmp"
	"fmt"
	"slices"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission/plugin/policy/generic"
	"k8s.io/apiserver/pkg/admission/plugin/policy/matching"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/client-go/tools/cache"
)

// Kinds tells of a kind, built in or defined, whether its objects live in a namespace.
type Kinds func(schema.GroupKind) (namespaced, known bool)

// A Set is the policies of a cluster, with all that they are judged by.
type Set struct {
	hooks      []validating.PolicyHook
	dispatcher generic.Dispatcher[validating.PolicyHook]
	namespaces *namespaces
}

// Content is what a Set is made of.
type Content struct {
	Policies   []*admissionregistration.ValidatingAdmissionPolicy
	Bindings   []*admissionregistration.ValidatingAdmissionPolicyBinding
	Namespaces []*core.Namespace
	// Params are objects by kind, in the version that policies ask for.
	Params map[schema.GroupVersionKind][]runtime.Object
}

// New prepares policies: each is compiled here. Those without a binding do nothing.
func New(content Content, kinds Kinds) *Set {
	found := newNamespaces(content.Namespaces)
	set := &Set{
		dispatcher: validating.NewDispatcher(nil, generic.NewPolicyMatcher(matching.NewMatcher(found, nil))),
		namespaces: found,
	}
	slices.SortFunc(content.Policies, func(a, b *admissionregistration.ValidatingAdmissionPolicy) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(content.Bindings, func(a, b *admissionregistration.ValidatingAdmissionPolicyBinding) int {
		return cmp.Compare(a.Name, b.Name)
	})
	for _, policy := range content.Policies {
		hook := validating.PolicyHook{Policy: policy}
		for _, binding := range content.Bindings {
			if binding.Spec.PolicyName == policy.Name {
				hook.Bindings = append(hook.Bindings, binding)
			}
		}
		if len(hook.Bindings) == 0 {
			continue
		}
		hook.ParamInformer, hook.ParamScope, hook.ConfigurationError = content.params(policy.Spec.ParamKind, kinds)
		hook.Evaluator = validating.Compile(policy)
		set.hooks = append(set.hooks, hook)
	}
	return set
}

// params follows ensureParamsForPolicyLocked in k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_source.go.
func (c Content) params(asked *admissionregistration.ParamKind, kinds Kinds) (generic.ParamInformer, meta.RESTScope, error) {
	if asked == nil {
		return nil, nil, nil
	}
	version, err := schema.ParseGroupVersion(asked.APIVersion)
	if err != nil {
		return nil, nil, fmt.Errorf("failed to parse paramKind.apiVersion: %w", err)
	}
	kind := version.WithKind(asked.Kind)
	namespaced, known := kinds(kind.GroupKind())
	if !known {
		return nil, nil, fmt.Errorf("failed to find resource referenced by paramKind: '%v'", kind)
	}
	scope, indexers := meta.RESTScopeRoot, cache.Indexers{}
	if namespaced {
		scope, indexers = meta.RESTScopeNamespace, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc}
	}
	indexer := cache.NewIndexer(cache.MetaNamespaceKeyFunc, indexers)
	for _, object := range c.Params[kind] {
		if err := indexer.Add(object); err != nil {
			return nil, nil, err
		}
	}
	return lister{cache.NewGenericLister(indexer, schema.GroupResource{Group: kind.Group, Resource: kind.Kind})}, scope, nil
}

type lister struct{ all cache.GenericLister }

func (l lister) Lister() cache.GenericLister { return l.all }

// needs says whether a selector asks for more than the label that every namespace has.
func needs(selector *metav1.LabelSelector) bool {
	if selector == nil {
		return false
	}
	for key := range selector.MatchLabels {
		if key != core.LabelMetadataName {
			return true
		}
	}
	return slices.ContainsFunc(selector.MatchExpressions, func(r metav1.LabelSelectorRequirement) bool { return r.Key != core.LabelMetadataName })
}
