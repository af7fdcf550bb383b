package main

import (
	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/ast"
)

type checkArguments struct {
	readingArguments
	// As `opa check --strict`: unused variables and imports, and what is deprecated, are errors.
	Strict bool `json:"strict"`
}

type checkResult struct {
	Errors []problem `json:"errors"`
}

func check(arguments checkArguments, files []abi.File) (any, []abi.File, error) {
	reader, err := arguments.reader()
	if err != nil {
		return nil, nil, err
	}
	_, problems := reader.compile(files, arguments.Strict)
	return checkResult{problems}, nil, nil
}

// compiledPolicies are ready to be evaluated.
type compiledPolicies struct {
	policies
	compiler *ast.Compiler
}

func (r reader) compile(files []abi.File, strict bool) (compiledPolicies, []problem) {
	read, problems := r.read(files)
	if len(problems) > 0 {
		return compiledPolicies{}, problems
	}
	compiler := read.compiler().WithStrict(strict)
	if compiler.Compile(read.modules()); compiler.Failed() {
		return compiledPolicies{}, r.problems(compiler.Errors)
	}
	return compiledPolicies{read, compiler}, []problem{}
}
