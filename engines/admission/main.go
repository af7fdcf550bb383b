// Admission says whether an API server would accept an object: the built-in kinds by Kubernetes' own validation, custom
// resources by the CustomResourceDefinitions that were handed over.
package main

import (
	"io"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/custom"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/policy"
	"k8s.io/klog/v2"
)

// The definitions at hand; `load-crds` adds to them.
var definitions = custom.NewStore()

// The policies at hand, with their bindings, parameters and namespaces.
var policies *policy.Set

func init() {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
}

func main() {}

func answer(r abi.Request) (any, []abi.File, error) {
	switch r.Operation {
	case "load-crds":
		result, err := loadDefinitions(r)
		return result, nil, err
	case "forget-crds":
		definitions = custom.NewStore()
		return nil, nil, nil
	case "check":
		result, err := check(r)
		return result, nil, err
	case "load-policies":
		result, err := loadPolicies(r)
		return result, nil, err
	case "forget-policies":
		policies = nil
		return nil, nil, nil
	case "check-policies":
		result, err := checkPolicies(r)
		return result, nil, err
	case "settle": // the last request when the engine is built
		abi.Settle()
		return nil, nil, nil
	}
	return nil, nil, abi.Unknown(r)
}
