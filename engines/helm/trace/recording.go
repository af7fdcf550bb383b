package trace

import (
	"bytes"
	"unsafe"
)

// A recording is what one execution of a template printed, and what of the template did.
type recording struct {
	marks  marks
	output bytes.Buffer
	pieces []piece
	calls  []Position // of templates that are under way, outermost first
	action *action    // that is under way
}

// A piece of the output was printed by one node.
type piece struct {
	end    int      // offset in the output
	at     Position // nothing where it is not known
	isText bool     // so the line grows with each line feed
	calls  []Position
	action *action
}

// An action may include templates, whose output it prints as it is or changed.
type action struct {
	at       Position
	included []*recording
}

// Write takes what a template prints, node by node.
func (r *recording) Write(output []byte) (int, error) {
	mark, known := r.marks[unsafe.SliceData(output)]
	if !known {
		r.printed(output)
		return len(output), nil
	}
	switch mark.kind {
	case actionBegin:
		r.action = &action{at: mark.at}
	case actionEnd:
		r.action = nil
	case callBegin:
		r.calls = append(r.calls[:len(r.calls):len(r.calls)], mark.at)
	case callEnd:
		r.calls = r.calls[:len(r.calls)-1]
	case text:
		r.output.Write(output)
		r.pieces = append(r.pieces, piece{end: r.output.Len(), at: mark.at, isText: true, calls: r.calls})
	}
	return len(output), nil
}

// printed takes output that is not the text of a known node: an action's, or that of a template that `tpl` defined.
func (r *recording) printed(output []byte) {
	r.output.Write(output)
	printed := piece{end: r.output.Len(), calls: r.calls, action: r.action}
	if r.action != nil {
		printed.at = r.action.at
	}
	r.pieces = append(r.pieces, printed)
}

// include notes that the action under way has included a template.
func (r *recording) include(included *recording) {
	if r.action != nil {
		r.action.included = append(r.action.included, included)
	}
}
