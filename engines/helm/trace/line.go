package trace

import "slices"

// A Line says where an output line comes from.
type Line struct {
	// At is the line of the file that was executed; it has no File where nothing is known.
	At Position
	// Via are other template lines that printed a part of it: those of helpers above all, callers first.
	Via []Position
}

// add notes that the last of a chain of positions, each called by the one before, printed a part of the line.
func (l *Line) add(chain []Position) {
	for _, at := range chain {
		switch {
		case at.File == "":
		case l.At.File == "":
			l.At = at
		case at != l.At && !slices.Contains(l.Via, at):
			l.Via = append(l.Via, at)
		}
	}
}

// lines resolves the output of a recording: one entry for each line of it.
func (r *recording) lines() []Line {
	output := r.output.Bytes()
	lines := []Line{{}}
	blank := []Line{{}} // what printed blanks, which counts where there is nothing else
	start := 0
	for _, piece := range r.pieces {
		fragments := fragmentsOf(output[start:piece.end])
		start = piece.end
		within := piece.within(fragments)
		for index, fragment := range fragments {
			if index > 0 {
				lines, blank = append(lines, Line{}), append(blank, Line{})
			}
			at := piece.at
			if piece.isText {
				at.Line += index
			}
			chain := append(slices.Clone(piece.calls), at)
			last := len(lines) - 1
			if isBlank(fragment) {
				blank[last].add(chain)
				continue
			}
			lines[last].add(chain)
			for _, inner := range within[index] {
				lines[last].add(append(slices.Clone(chain), inner...))
			}
		}
	}
	for index := range lines {
		if lines[index].At.File == "" {
			lines[index] = Line{At: blank[index].At}
		}
	}
	return lines
}

// within finds, for each line that an action printed, the lines of included templates that are in it.
func (p piece) within(fragments [][]byte) map[int][][]Position {
	if p.action == nil {
		return nil
	}
	found := map[int][][]Position{}
	for _, included := range p.action.included {
		for index, chain := range align(fragments, included) {
			found[index] = append(found[index], chain)
		}
	}
	return found
}
