package main

import (
	"fmt"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
)

// A templateResult goes beside the files "documents/<number>.yaml", one for each document, and "output.yaml", which is what
// `helm template` prints. Where there is an error, there are neither documents nor files.
type templateResult struct {
	Documents []document `json:"documents"`
	// The files that traces speak of.
	Files []place `json:"files"`
	// What Helm would log as warnings.
	Warnings []string `json:"warnings"`
	Error    *failure `json:"error,omitempty"`
}

func renderTemplates(repository repository, arguments templateArguments) (templateResult, []abi.File) {
	warnings = []string{}
	r := &rendering{repository: repository, arguments: arguments}
	documents, failed := r.documents()
	result := templateResult{Documents: []document{}, Files: []place{}, Warnings: warnings, Error: failed}
	if failed != nil {
		return result, nil
	}
	places := placesOf(r.repository, r.chart)
	for index := range documents {
		documents[index].File = places[documents[index].Template].File
	}
	if arguments.Trace {
		writer := r.newTraceWriter(places)
		for index := range documents {
			documents[index].Trace = writer.trace(documents[index])
		}
		result.Files = append(result.Files, writer.files...)
	}
	result.Documents = append(result.Documents, documents...)
	files := []abi.File{{Path: "output.yaml", Content: outputOf(documents)}}
	for index, d := range documents {
		files = append(files, abi.File{Path: fmt.Sprintf("documents/%d.yaml", index), Content: []byte(d.text)})
	}
	return result, files
}
