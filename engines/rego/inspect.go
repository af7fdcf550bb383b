package main

import (
	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/ast"
)

type inspectResult struct {
	// As `opa inspect --annotations` prints them.
	Annotations ast.FlatAnnotationsRefSet `json:"annotations"`
	Modules     []moduleSummary           `json:"modules"`
	Errors      []problem                 `json:"errors"`
}

type moduleSummary struct {
	File string `json:"file"`
	// Such as data.rules.network["ingress-tls"].
	Package string        `json:"package"`
	Rules   []ruleSummary `json:"rules"`
}

type ruleSummary struct {
	// Such as deny, or limits.cpu.
	Name string `json:"name"`
	// What the rule defines: value, set, object or function.
	Kind      string `json:"kind"`
	IsDefault bool   `json:"isDefault,omitempty"`
	Row       int    `json:"row"`
	Column    int    `json:"column"`
}

// inspect reads what policies say of themselves; a file that cannot be read hides no other one.
func inspect(arguments readingArguments, files []abi.File) (any, []abi.File, error) {
	reader, err := arguments.reader()
	if err != nil {
		return nil, nil, err
	}
	result := inspectResult{ast.FlatAnnotationsRefSet{}, []moduleSummary{}, []problem{}}
	var modules []*ast.Module
	for _, file := range regoFiles(files) {
		module, problems := reader.parse(file)
		result.Errors = append(result.Errors, problems...)
		if module != nil {
			modules = append(modules, module)
			result.Modules = append(result.Modules, summarise(file.Path, module))
		}
	}
	annotations, errs := ast.BuildAnnotationSet(modules)
	if len(errs) > 0 {
		result.Errors = append(result.Errors, reader.problems(errs)...)
		return result, nil, nil
	}
	result.Annotations = append(result.Annotations, annotations.Flatten()...)
	return result, nil, nil
}

func summarise(file string, module *ast.Module) moduleSummary {
	summary := moduleSummary{File: file, Package: module.Package.Path.String(), Rules: []ruleSummary{}}
	for _, rule := range module.Rules {
		summary.Rules = append(summary.Rules, ruleSummary{
			Name:      rule.Head.Ref().GroundPrefix().String(),
			Kind:      kindOf(rule.Head),
			IsDefault: rule.Default,
			Row:       rule.Location.Row,
			Column:    rule.Location.Col,
		})
	}
	return summary
}

func kindOf(head *ast.Head) string {
	switch {
	case len(head.Args) > 0:
		return "function"
	case head.DocKind() == ast.PartialSetDoc:
		return "set"
	case head.DocKind() == ast.PartialObjectDoc:
		return "object"
	}
	return "value"
}
