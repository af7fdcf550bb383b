package main

import (
	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/compile"
)

type compileArguments struct {
	checkArguments
	// Documents to ask for, such as "main/report".
	Entrypoints []string `json:"entrypoints"`
	// Also those that METADATA marks with `entrypoint: true`.
	AnnotationEntrypoints bool `json:"annotationEntrypoints"`
}

// A compileResult goes beside the file "policy.wasm", which is the one of `opa build --target wasm --bundle`.
type compileResult struct {
	Errors []problem `json:"errors"`
	// Built-in functions that the module calls and does not bring.
	HostBuiltins []string `json:"hostBuiltins"`
}

func compileToWasm(arguments compileArguments, files []abi.File) (any, []abi.File, error) {
	reader, err := arguments.reader()
	if err != nil {
		return nil, nil, err
	}
	read, problems := reader.read(files)
	if len(problems) > 0 {
		return failedCompilation(problems), nil, nil
	}
	modules := read.compiler().WithStrict(arguments.Strict).WithEnablePrintStatements(false)
	if modules.Compile(read.modules()); modules.Failed() {
		return failedCompilation(reader.problems(modules.Errors)), nil, nil
	}
	compiler := compile.New().
		WithBundle(read.Bundle).
		WithASTCompiler(modules).
		WithTarget(compile.TargetWasm).
		WithRegoVersion(reader.version).
		WithCapabilities(reader.capabilities).
		WithEntrypoints(arguments.Entrypoints...).
		WithRegoAnnotationEntrypoints(arguments.AnnotationEntrypoints)
	if err := compiler.Build(background); err != nil {
		return failedCompilation(reader.problems(err)), nil, nil
	}
	module := compiler.Bundle().WasmModules[0].Raw
	return compileResult{[]problem{}, compiler.HostBuiltins()}, []abi.File{{Path: "policy.wasm", Content: module}}, nil
}

func failedCompilation(problems []problem) compileResult { return compileResult{problems, []string{}} }
