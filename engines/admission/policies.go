package main

import (
	"bytes"
	"fmt"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/builtin"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/manifest"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/policy"
	admissionregistration "k8s.io/api/admissionregistration/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// A policyVerdict is about a line that some policy has something against.
type policyVerdict struct {
	// Line counts from 0.
	Line     int              `json:"line"`
	Findings []policy.Finding `json:"findings"`
}

// loadPolicies takes ValidatingAdmissionPolicies, their bindings, the objects that they take as parameters and Namespaces, one a
// line, in place of those before. It returns the lines that a server would refuse; they are left out.
func loadPolicies(r abi.Request) ([]int, error) {
	if len(r.Files) != 1 {
		return nil, fmt.Errorf("load-policies takes one file, not %d", len(r.Files))
	}
	content := policy.Content{Params: map[schema.GroupVersionKind][]runtime.Object{}}
	refused := []int{}
	line := 0
	for text := range bytes.SplitSeq(bytes.TrimSuffix(bytes.Clone(r.Files[0].Content), []byte("\n")), []byte("\n")) {
		object, kind := listed(text)
		switch object := object.(type) {
		case nil:
			refused = append(refused, line)
		case *admissionregistration.ValidatingAdmissionPolicy:
			content.Policies = append(content.Policies, object)
		case *admissionregistration.ValidatingAdmissionPolicyBinding:
			content.Bindings = append(content.Bindings, object)
		case *core.Namespace:
			content.Namespaces = append(content.Namespaces, object)
			content.Params[kind] = append(content.Params[kind], object)
		default:
			content.Params[kind] = append(content.Params[kind], object)
		}
		line++
	}
	policies = policy.New(content, func(kind schema.GroupKind) (namespaced, known bool) {
		if namespaced, known = builtin.Namespaced(kind); known {
			return namespaced, true
		}
		return definitions.Namespaced(kind)
	})
	return refused, nil
}

// listed is an object as a server would list it; nil when a server refuses it.
func listed(text []byte) (object runtime.Object, kind schema.GroupVersionKind) {
	defer func() {
		if recover() != nil {
			object = nil
		}
	}()
	request, err := requestOf(text, "default")
	if err != nil || request == nil {
		return nil, kind
	}
	if _, known := builtin.Namespaced(request.Kind.GroupKind()); !known {
		return request.Object, request.Kind
	}
	object, err = builtin.Versioned(request.Object, request.Kind)
	if err != nil {
		return nil, kind
	}
	return object, request.Kind
}

// checkPolicies judges the objects of the file that comes with the request, one a line, by the policies at hand. What the
// validation refuses never gets to them.
func checkPolicies(r abi.Request) ([]policyVerdict, error) {
	arguments, err := abi.Arguments[checkArguments](r)
	if err != nil {
		return nil, err
	}
	if len(r.Files) != 1 {
		return nil, fmt.Errorf("check-policies takes one file, not %d", len(r.Files))
	}
	verdicts := []policyVerdict{}
	line := 0
	for text := range bytes.SplitSeq(bytes.TrimSuffix(r.Files[0].Content, []byte("\n")), []byte("\n")) {
		if findings := judgeByPolicies(text, arguments.Namespace); len(findings) > 0 {
			verdicts = append(verdicts, policyVerdict{line, findings})
		}
		line++
	}
	return verdicts, nil
}

// judgeByPolicies says nothing about an object that makes the plugin fail.
func judgeByPolicies(text []byte, namespace string) (findings []policy.Finding) {
	defer func() {
		if recover() != nil {
			findings = nil
		}
	}()
	if policies == nil {
		return nil
	}
	request, err := requestOf(text, namespace)
	if err != nil || request == nil {
		return nil
	}
	findings, err = policies.Judge(*request)
	if err != nil {
		return nil
	}
	return findings
}

// requestOf is the creation of an object; nil when the validation of its kind refuses it. One that names no namespace goes to the
// given one; where that is empty, nobody knows.
func requestOf(text []byte, namespace string) (*policy.Request, error) {
	if manifest.TooDeep(text) {
		return nil, nil
	}
	m, unreadable := manifest.Read(text)
	if unreadable != nil {
		return nil, nil
	}
	request := &policy.Request{Kind: m.Kind, Named: namespace != ""}
	if namespace == "" {
		namespace = "default"
	}
	stored, _, known := builtin.Judge(m, namespace)
	if known {
		if stored == nil {
			return nil, nil
		}
		request.Object, request.Resource, request.Interfaces = stored, builtin.Resource(m.Kind), builtin.Interfaces()
	} else {
		custom, _, _, err := definitions.Judge(m, namespace)
		if err != nil || custom == nil {
			return nil, err
		}
		request.Object, request.Resource, request.Interfaces = custom, definitions.Resource(m.Kind), definitions.Interfaces(m.Kind)
	}
	return complete(request, m)
}

// complete takes from the metadata what the server takes from the path of a request.
func complete(request *policy.Request, m manifest.Manifest) (*policy.Request, error) {
	metadata, err := meta.Accessor(request.Object)
	if err != nil {
		return nil, err
	}
	written, err := m.Metadata()
	if err != nil {
		return nil, err
	}
	request.Name, request.Namespace = written.Name, metadata.GetNamespace()
	request.Named = request.Named || written.Namespace != ""
	if m.Kind.GroupKind() == (schema.GroupKind{Kind: "Namespace"}) {
		request.Namespace = request.Name
	}
	return request, nil
}
