// Package trace watches Go templates being executed, and tells of each line that they printed which template line did it.
//
// Nothing is put into the output for that: text/template writes each text node of a template in one piece, so the writer
// knows a node again by the address of its bytes. What is not text is found by empty text nodes that are put around it.
package trace

import (
	"sort"
	"strings"
)

// A Position is a line of a template file; lines count from 1.
type Position struct {
	File string
	Line int
}

// A source finds lines of a template file by offsets in its text.
type source struct {
	file string
	ends []int // offsets of line feeds
}

func newSource(file, text string) source {
	s := source{file: file}
	for at := strings.IndexByte(text, '\n'); at >= 0; {
		s.ends = append(s.ends, at)
		next := strings.IndexByte(text[at+1:], '\n')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return s
}

func (s source) at(offset int) Position {
	return Position{s.file, 1 + sort.SearchInts(s.ends, offset)}
}
