package trace

import (
	"io"
	"runtime"
	"text/template"
)

// shallow is how many templates may be under way before WebAssembly's own stack, which is small, is emptied: that happens
// whenever Go changes from one goroutine to another, for Go keeps a stack of its own.
const shallow = 25

// A Tracer records the templates of one rendering.
type Tracer struct {
	sources  map[string]source
	marks    marks
	running  []*recording // the file that is executed, then the templates that it includes
	finished map[string]*recording
	set      *template.Template
	file     string
	err      error
}

// New makes a Tracer for templates by their names; their texts are needed to tell lines.
func New(texts map[string]string) *Tracer {
	t := &Tracer{sources: map[string]source{}, marks: marks{}, finished: map[string]*recording{}}
	for name, text := range texts {
		t.sources[name] = newSource(name, text)
	}
	return t
}

// Execute takes the place of [template.Template.ExecuteTemplate], for files and for what they include.
func (t *Tracer) Execute(set *template.Template, out io.Writer, name string, data any) error {
	if t.set == nil {
		t.set = set
		t.marks.instrument(set, t.sources)
	}
	r := &recording{marks: t.marks}
	if len(t.running) == 0 {
		t.file = name
	}
	t.running = append(t.running, r)
	if len(t.running)%shallow == 0 {
		runtime.Gosched()
	}
	err := set.ExecuteTemplate(r, name, data)
	t.running = t.running[:len(t.running)-1]
	if _, writeErr := out.Write(r.output.Bytes()); writeErr != nil {
		return writeErr
	}
	if len(t.running) == 0 {
		t.finished[name], t.err = r, err
	} else {
		t.running[len(t.running)-1].include(r)
	}
	return err
}

// File is the file that was executed last.
func (t *Tracer) File() string { return t.file }

// Err is what the execution of that file ended with, before Helm words it.
func (t *Tracer) Err() error { return t.err }

// Lines tells of each line that a file printed where it comes from.
func (t *Tracer) Lines(file string) []Line {
	r, ok := t.finished[file]
	if !ok {
		return nil
	}
	return r.lines()
}
