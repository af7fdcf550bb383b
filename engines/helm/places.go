package main

import (
	"bytes"
	"path"
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/engines/helm/trace"
	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// A place is where a file of a chart is.
type place struct {
	// Name of the template, or of the file with definitions, as Helm has it.
	Template string `json:"template"`
	// Path in the repository; missing for what is in an archive.
	File string `json:"file,omitempty"`
	// The chart, with those that it is a dependency of: mychart/charts/mysub.
	Chart string `json:"chart"`

	text   string
	values trace.Path // where the values of the chart are among those of the chart that is rendered
}

// placesOf finds the files of a chart and its dependencies. Charts keep the bytes that they were given, so a file is known
// by their address, whatever name or alias its chart has now.
func placesOf(repository repository, root *chart.Chart) map[string]place {
	paths := pathsOf(repository)
	places := map[string]place{}
	var add func(c *chart.Chart, values trace.Path)
	add = func(c *chart.Chart, values trace.Path) {
		for _, file := range slices.Concat(c.Templates, c.Files) {
			name := path.Join(c.ChartFullPath(), file.Name)
			places[name] = place{name, pathOf(file, paths), c.ChartFullPath(), string(file.Data), values}
		}
		for _, dependency := range c.Dependencies() {
			add(dependency, append(values[:len(values):len(values)], dependency.Name()))
		}
	}
	add(root, nil)
	return places
}

// pathsOf knows the files of a repository by the address of their content.
func pathsOf(repository repository) map[*byte]string {
	paths := map[*byte]string{}
	for name, content := range repository {
		if content = bytes.TrimPrefix(content, byteOrderMark); len(content) > 0 {
			paths[&content[0]] = name
		}
	}
	return paths
}

func pathOf(file *common.File, paths map[*byte]string) string {
	if len(file.Data) == 0 {
		return ""
	}
	return paths[&file.Data[0]]
}
