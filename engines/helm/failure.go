package main

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

// A failureKind is what of a rendering is wrong.
type failureKind string

const (
	wrongArguments failureKind = "arguments"
	wrongValues    failureKind = "values"
	wrongChart     failureKind = "chart"
	wrongSchema    failureKind = "schema"
	wrongTemplate  failureKind = "template"
	wrongYAML      failureKind = "yaml"
)

// A failure is Helm's error, with what is known of its place: in a template, or in another file of the repository.
type failure struct {
	Kind    failureKind `json:"kind"`
	Message string      `json:"message"`
	location
	// Templates that were under way, callers first; the last is where it happened.
	Frames []location `json:"frames,omitempty"`
	// The line of the document that is no YAML, and its number among those of the template.
	Document     int `json:"document,omitempty"`
	DocumentLine int `json:"documentLine,omitempty"`
	// Values that a schema refuses.
	Violations []violation `json:"violations,omitempty"`
}

// A location has what is known; lines and columns count from 1, columns in UTF-16 code units.
type location struct {
	Template string `json:"template,omitempty"`
	File     string `json:"file,omitempty"`
	Chart    string `json:"chart,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
}

var (
	unreadable    = regexp.MustCompile(`^(?:failed to parse|open) (.+?): `)
	unpacking     = regexp.MustCompile(`error unpacking subchart (\S+) in `)
	notLoaded     = regexp.MustCompile(`cannot load ([\w.]+): `)
	lineOfMessage = regexp.MustCompile(`\bline (\d+):`)
	// Errors of the YAML library's parser, unlike those of its scanner, count lines from 0.
	lineBefore = regexp.MustCompile(`did not find expected (?:key|node content|'-' indicator|',' or|<)`)
)

// lineIn is the line of which a YAML error speaks, or 0.
func lineIn(message string) int {
	found := lineOfMessage.FindStringSubmatch(message)
	if found == nil {
		return 0
	}
	line, _ := strconv.Atoi(found[1])
	if lineBefore.MatchString(message) {
		line++
	}
	return line
}

// failedValues is for values that cannot be put together.
func failedValues(err error) *failure {
	f := &failure{Kind: wrongValues, Message: err.Error()}
	if found := unreadable.FindStringSubmatch(f.Message); found != nil {
		f.File = clean(found[1])
		f.Line = lineIn(f.Message)
	}
	return f
}

// failedChart is for a chart that cannot be read or installed; its Chart.yaml is to blame where no other file is.
func (r *rendering) failedChart(err error) *failure {
	f := &failure{Kind: wrongChart, Message: err.Error()}
	file := r.arguments.Chart
	for _, found := range unpacking.FindAllStringSubmatch(f.Message, -1) {
		file = path.Join(file, "charts", found[1])
	}
	if !strings.HasSuffix(file, ".tgz") {
		name := "Chart.yaml"
		if found := notLoaded.FindStringSubmatch(f.Message); found != nil {
			name = found[1]
			f.Line = lineIn(f.Message)
		}
		file = path.Join(file, name)
	}
	f.File = clean(file)
	return f
}
