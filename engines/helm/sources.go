package main

import (
	"bytes"
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/engines/helm/trace"
	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/chart/v2/util"
)

type sourceKind string

const (
	parameterSource sourceKind = "parameter"
	inlineSource    sourceKind = "inline"
	fileSource      sourceKind = "file"
	chartSource     sourceKind = "chart"
	noSource        sourceKind = "none"
)

// A valueRead is a value with what sets it.
type valueRead struct {
	Path   trace.Path `json:"path"`
	Source sourceKind `json:"source"`
	// The values file in the repository; missing for what is in an archive.
	File string `json:"file,omitempty"`
	// Where the values of the chart that sets it are among those of the chart that is rendered.
	Below trace.Path `json:"below,omitempty"`
}

// A layer is one of the things that set values, and what it sets.
type layer struct {
	kind   sourceKind
	file   string
	below  trace.Path
	values map[string]any
}

// A valueSources knows what sets which value; the strongest layers come first.
type valueSources struct {
	given  []layer
	charts []layer
}

// newValueSources reads again what was merged when the chart was rendered: merging does not keep its parts apart. What
// cannot be read has ended the rendering before.
func newValueSources(r *rendering) valueSources {
	arguments := templateArguments{Parameters: r.arguments.Parameters}
	parameters, _ := r.repository.mergeValues(arguments)
	sources := valueSources{given: []layer{{kind: parameterSource, values: parameters}, {kind: inlineSource, values: r.arguments.Values}}}
	for _, name := range slices.Backward(r.arguments.ValueFiles) {
		values, _ := loader.LoadValues(bytes.NewReader(r.repository[clean(name)]))
		sources.given = append(sources.given, layer{kind: fileSource, file: clean(name), values: values})
	}
	sources.addCharts(r.chart, pathsOf(r.repository), nil)
	return sources
}

func (s *valueSources) addCharts(c *chart.Chart, paths map[*byte]string, below trace.Path) {
	at := slices.IndexFunc(c.Raw, func(file *common.File) bool { return file.Name == util.ValuesfileName })
	if at >= 0 {
		values, _ := loader.LoadValues(bytes.NewReader(c.Raw[at].Data))
		s.charts = append(s.charts, layer{chartSource, pathOf(c.Raw[at], paths), below, values})
	}
	for _, dependency := range c.Dependencies() {
		s.addCharts(dependency, paths, append(below[:len(below):len(below)], dependency.Name()))
	}
}

// of finds what sets a value that a template of the chart at a place reads; the path is that chart's own.
func (s valueSources) of(path, at trace.Path) valueRead {
	full := path
	isGlobal := path[0] == "global"
	if !isGlobal {
		full = slices.Concat(at, path)
	}
	for _, layer := range s.given {
		if layer.sets(full) {
			return valueRead{full, layer.kind, layer.file, nil}
		}
	}
	for _, layer := range s.charts {
		switch {
		case isGlobal && isWithin(at, layer.below) && layer.sets(path):
			return valueRead{full, layer.kind, layer.file, nil}
		case !isGlobal && isWithin(full, layer.below) && layer.sets(full[len(layer.below):]):
			return valueRead{full, layer.kind, layer.file, layer.below}
		}
	}
	return valueRead{Path: full, Source: noSource}
}

func isWithin(path, prefix trace.Path) bool {
	return len(prefix) <= len(path) && slices.Equal(prefix, path[:len(prefix)])
}

// sets follows a path up to its first unknown key.
func (l layer) sets(path trace.Path) bool {
	if len(path) == 0 {
		return true // all values of a chart
	}
	values := l.values
	for index, key := range path {
		value, ok := values[key]
		if !ok {
			return false
		}
		if index+1 == len(path) || path[index+1] == "*" {
			return true
		}
		if values, ok = value.(map[string]any); !ok {
			return false
		}
	}
	return true
}
