package main

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

var (
	// Of an action that does not end, where it begins says more than where the file ends.
	unclosedAction = regexp.MustCompile(`: unclosed action started at ([^:]+):(\d+)$`)
	parseError     = regexp.MustCompile(`^parse error (?:at|in) \(([^()]+?)(?::(\d+))?(?::(\d+))?\): `)
	// text/template names each template that was under way; `include` nests these messages.
	executing = regexp.MustCompile(`template: ([^:"<>]+):(\d+):(\d+): executing "`)
)

// failedTemplate is for a template that cannot be parsed or executed.
func (r *rendering) failedTemplate(err error) *failure {
	f := &failure{Kind: wrongTemplate, Message: err.Error()}
	places := placesOf(r.repository, r.chart)
	if found := unclosedAction.FindStringSubmatch(f.Message); found != nil {
		f.location = locate(places[found[1]], found[2], "")
		return f
	}
	if found := parseError.FindStringSubmatch(f.Message); found != nil {
		f.location = locate(places[found[1]], found[2], found[3])
		return f
	}
	if raw := r.tracer.Err(); raw != nil {
		for _, found := range executing.FindAllStringSubmatch(raw.Error(), -1) {
			if place, ok := places[found[1]]; ok {
				f.Frames = append(f.Frames, locate(place, found[2], found[3]))
			}
		}
	}
	if len(f.Frames) == 0 {
		f.location = locate(places[r.tracer.File()], "", "")
	} else {
		f.location = f.Frames[len(f.Frames)-1]
	}
	return f
}

// locate makes a location of what text/template says: lines count from 1, columns in bytes from 0.
func locate(p place, line, column string) location {
	l := location{Template: p.Template, File: p.File, Chart: p.Chart}
	l.Line, _ = strconv.Atoi(line)
	if offset, err := strconv.Atoi(column); err == nil {
		l.Column = columnAt(p.text, l.Line, offset)
	}
	return l
}

func columnAt(text string, line, offset int) int {
	lines := strings.Split(text, "\n")
	if line > len(lines) || offset > len(lines[line-1]) {
		return 0
	}
	return 1 + len(utf16.Encode([]rune(lines[line-1][:offset])))
}
