// Rego checks, formats, compiles, inspects, tests and evaluates policies with OPA, which is handed files and nothing else.
package main

import (
	"runtime/debug"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	astjson "github.com/open-policy-agent/opa/v1/ast/json"
)

func main() {}

func init() {
	// collect rarely while there is room, and often before the memory's maximum is near
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(768 << 20)
	// `opa inspect` says where an annotated rule stands; OPA asks for this as a global setting
	astjson.SetOptions(astjson.Options{MarshalOptions: astjson.MarshalOptions{
		IncludeLocation: astjson.NodeToggle{AnnotationsRef: true},
	}})
}

func answer(r abi.Request) (any, []abi.File, error) {
	switch r.Operation {
	case "check":
		return run(r, check)
	case "format":
		return run(r, formatFiles)
	case "compile":
		return run(r, compileToWasm)
	case "inspect":
		return run(r, inspect)
	case "test":
		return run(r, test)
	case "prepare":
		return run(r, prepare)
	case "evaluate":
		return run(r, evaluate)
	case "forget":
		return run(r, forget)
	case "settle": // the last request when the engine is built
		abi.Settle()
		return nil, nil, nil
	}
	return nil, nil, abi.Unknown(r)
}

func run[A any](r abi.Request, operation func(A, []abi.File) (any, []abi.File, error)) (any, []abi.File, error) {
	arguments, err := abi.Arguments[A](r)
	if err != nil {
		return nil, nil, err
	}
	return operation(arguments, r.Files)
}
