package main

import (
	"slices"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/engines/helm/trace"
)

// A documentTrace tells where the lines of a document come from. Files are numbers in a list beside the documents; lines
// count from 1.
type documentTrace struct {
	// Runs of lines: how many, the file and the template line of the first, and how much that grows with each (0 or 1).
	// File -1: nothing is known.
	Lines [][4]int `json:"lines"`
	// Further template lines that printed a part of a line, callers first: line of the document, file, line.
	Via [][3]int `json:"via"`
	// Which values the actions on those template lines read.
	Reads []lineReads `json:"reads"`
}

type lineReads struct {
	File int `json:"file"`
	Line int `json:"line"`
	// From the root of the values of the chart that is rendered.
	Values []trace.Path `json:"values"`
}

// A traceWriter turns what a tracer saw into traces of documents.
type traceWriter struct {
	tracer  *trace.Tracer
	places  map[string]place
	locator locator
	lines   map[string][]trace.Line
	reads   map[trace.Position][]trace.Path
	files   []place
	numbers map[string]int
}

func (r *rendering) newTraceWriter(places map[string]place) *traceWriter {
	return &traceWriter{
		tracer:  r.tracer,
		places:  places,
		locator: newLocator(r.rendered),
		lines:   map[string][]trace.Line{},
		reads:   r.tracer.Reads(),
		numbers: map[string]int{},
	}
}

func (w *traceWriter) trace(d document) *documentTrace {
	result := &documentTrace{Lines: [][4]int{}, Via: [][3]int{}, Reads: []lineReads{}}
	seen := map[trace.Position]bool{}
	for index, line := range w.linesOf(d) {
		result.add(w.number(line.At.File), line.At.Line)
		w.addReads(result, line.At, d, seen)
		for _, via := range line.Via {
			result.Via = append(result.Via, [3]int{index + 1, w.number(via.File), via.Line})
			w.addReads(result, via, d, seen)
		}
	}
	return result
}

// add lengthens the last run by a line, or starts another.
func (t *documentTrace) add(file, line int) {
	if len(t.Lines) > 0 {
		last := &t.Lines[len(t.Lines)-1]
		count, first, step := last[0], last[2], last[3]
		if last[1] == file && (count == 1 && (line == first || line == first+1)) {
			last[0], last[3] = 2, line-first
			return
		}
		if last[1] == file && count > 1 && line == first+count*step {
			last[0]++
			return
		}
	}
	t.Lines = append(t.Lines, [4]int{1, file, line, 0})
}

// linesOf resolves the lines of a document; a file of definitions is printed as it is.
func (w *traceWriter) linesOf(d document) []trace.Line {
	count := len(strings.Split(strings.TrimSuffix(d.text, "\n"), "\n"))
	if d.Role == crdRole {
		lines := make([]trace.Line, count)
		for index := range lines {
			lines[index].At = trace.Position{File: d.Template, Line: index + 1}
		}
		return lines
	}
	file, known := w.lines[d.Template]
	if !known {
		file = w.tracer.Lines(d.Template)
		w.lines[d.Template] = file
	}
	start := w.locator.line(d.Template, d.text)
	return file[start : start+count]
}

func (w *traceWriter) number(file string) int {
	if file == "" {
		return -1
	}
	number, known := w.numbers[file]
	if !known {
		number = len(w.files)
		w.numbers[file] = number
		w.files = append(w.files, w.places[file])
	}
	return number
}

// addReads notes what the actions on a template line read, once for each document.
func (w *traceWriter) addReads(result *documentTrace, at trace.Position, d document, seen map[trace.Position]bool) {
	if seen[at] || len(w.reads[at]) == 0 {
		return
	}
	seen[at] = true
	reads := lineReads{w.number(at.File), at.Line, nil}
	for _, path := range w.reads[at] {
		if path[0] != "global" {
			path = slices.Concat(w.places[d.Template].values, path)
		}
		reads.Values = append(reads.Values, path)
	}
	result.Reads = append(result.Reads, reads)
}
