package main

import (
	"maps"
	"slices"
	"sort"
	"strings"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

// A part is one document of what a template file printed.
type part struct {
	text string
	line int // of the file's output in which it starts, from 0
}

// partsOf splits the output of a file as Helm does, which drops blank documents and blanks before a document.
func partsOf(output string) []part {
	split := releaseutil.SplitManifests(output)
	keys := slices.Collect(maps.Keys(split))
	sort.Sort(releaseutil.BySplitManifestsOrder(keys))
	parts := make([]part, 0, len(keys))
	line := 0
	for _, key := range keys {
		text := split[key]
		before, after, _ := strings.Cut(output, text)
		line += strings.Count(before, "\n")
		parts = append(parts, part{text, line})
		line += strings.Count(text, "\n")
		output = after
	}
	return parts
}

// A locator tells where in the output of its file a document is. Documents that are the same are told apart by asking in
// the order of the file.
type locator struct {
	rendered map[string]string
	left     map[string][]part
}

func newLocator(rendered map[string]string) locator {
	return locator{rendered, map[string][]part{}}
}

func (l locator) line(file, text string) int {
	left, known := l.left[file]
	if !known {
		left = partsOf(l.rendered[file])
	}
	at := slices.IndexFunc(left, func(p part) bool { return p.text == text })
	line := left[at].line
	l.left[file] = slices.Delete(left, at, at+1)
	return line
}
