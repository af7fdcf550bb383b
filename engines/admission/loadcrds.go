package main

import (
	"bytes"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/custom"
)

type loadArguments struct {
	// Index spares reading the files that it lists.
	Index []struct {
		Path string `json:"path"`
		custom.Summary
	} `json:"index"`
}

// A rejected definition cannot be used, and was left out.
type rejected struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// loadDefinitions takes one CustomResourceDefinition in JSON from each file, in place of those of the same kind.
func loadDefinitions(r abi.Request) ([]rejected, error) {
	arguments, err := abi.Arguments[loadArguments](r)
	if err != nil {
		return nil, err
	}
	summaries := map[string]custom.Summary{}
	for _, entry := range arguments.Index {
		summaries[entry.Path] = entry.Summary
	}
	unusable := []rejected{}
	for _, file := range r.Files {
		content := bytes.Clone(file.Content) // or the whole request would stay in memory
		summary, indexed := summaries[file.Path]
		if !indexed {
			if summary, err = custom.Summarize(content); err != nil {
				unusable = append(unusable, rejected{file.Path, err.Error()})
				continue
			}
		}
		if err := definitions.Add(summary, content); err != nil {
			unusable = append(unusable, rejected{file.Path, err.Error()})
		}
	}
	return unusable, nil
}
