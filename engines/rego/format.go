package main

import (
	"bytes"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// A formatResult goes beside the formatted text of each file that could be read.
type formatResult struct {
	// Paths of the files whose text is not the formatted one.
	Unformatted []string  `json:"unformatted"`
	Errors      []problem `json:"errors"`
}

// formatFiles does what `opa fmt` does, in the Rego version that is asked for.
func formatFiles(arguments readingArguments, files []abi.File) (any, []abi.File, error) {
	reader, err := arguments.reader()
	if err != nil {
		return nil, nil, err
	}
	reader.annotations = false // what is wrong with METADATA does not stop `opa fmt`
	result := formatResult{[]string{}, []problem{}}
	var formatted []abi.File
	for _, file := range regoFiles(files) {
		if _, problems := reader.parse(file); len(problems) > 0 {
			result.Errors = append(result.Errors, problems...)
			continue
		}
		text, err := reader.format(file)
		if err != nil {
			result.Errors = append(result.Errors, reader.problems(err)...)
			continue
		}
		if !bytes.Equal(text, file.Content) {
			result.Unformatted = append(result.Unformatted, file.Path)
		}
		formatted = append(formatted, abi.File{Path: file.Path, Content: text})
	}
	return result, formatted, nil
}

// format writes a file anew, and reads what it wrote: OPA's formatter has had bugs.
func (r reader) format(file abi.File) ([]byte, error) {
	options := r.options(r.version)
	text, err := format.SourceWithOpts(file.Path, file.Content, format.Opts{
		RegoVersion:   r.version,
		ParserOptions: &options,
		Capabilities:  r.capabilities,
	})
	if err != nil {
		return nil, err
	}
	_, err = ast.ParseModuleWithOpts(file.Path, string(text), options)
	return text, err
}
