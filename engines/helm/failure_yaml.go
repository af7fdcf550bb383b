package main

import (
	"regexp"

	"github.com/k8s-platform/generator-k8s-platform/engines/helm/trace"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
	"sigs.k8s.io/yaml"
)

var yamlError = regexp.MustCompile(`^YAML parse error on (.+?): `)

// failedYAML is for what templates printed, but which is no YAML: it is shown where the template printed it.
func (r *rendering) failedYAML(err error) *failure {
	f := &failure{Kind: wrongYAML, Message: err.Error()}
	found := yamlError.FindStringSubmatch(f.Message)
	if found == nil {
		return f
	}
	places := placesOf(r.repository, r.chart)
	f.location = locate(places[found[1]], "", "")
	part, number, ok := r.brokenPart(found[1])
	if !ok {
		return f
	}
	f.Document, f.DocumentLine = number, max(1, lineIn(f.Message))
	lines := r.tracer.Lines(found[1])
	if at := part.line + f.DocumentLine - 1; at < len(lines) {
		for _, position := range append([]trace.Position{lines[at].At}, lines[at].Via...) {
			frame := locate(places[position.File], "", "")
			frame.Line = position.Line
			f.Frames = append(f.Frames, frame)
		}
		f.location = f.Frames[0]
	}
	return f
}

// brokenPart is the first document of a template that Helm cannot read, and its number, from 1.
func (r *rendering) brokenPart(template string) (part, int, bool) {
	for index, part := range partsOf(r.rendered[template]) {
		var head releaseutil.SimpleHead
		if yaml.Unmarshal([]byte(part.text), &head) != nil {
			return part, index + 1, true
		}
	}
	return part{}, 0, false
}
