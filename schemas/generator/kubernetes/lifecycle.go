package kubernetes

import (
	"maps"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/apiversion"
)

// lifecycle holds minor versions of Kubernetes 1; zero means never, or not known.
type lifecycle struct {
	Deprecated  int    `json:"deprecated,omitempty"`
	Introduced  int    `json:"introduced,omitempty"`
	Removed     int    `json:"removed,omitempty"`
	Replacement string `json:"replacement,omitempty"` // group/version/Kind
}

// lifecycles merges the histories, oldest first. What the Go types' functions say counts, as the newest release that has
// the type says it; what the published API lists say fills the gaps: old alpha versions have no functions, and some
// types went before their functions said so.
func lifecycles(histories []history) map[string]lifecycle {
	out := map[string]lifecycle{}
	for _, h := range histories {
		maps.Copy(out, h.Functions)
	}
	for key, s := range spans(histories) {
		if l, known := out[key]; known || s.Gone != 0 {
			out[key] = l.within(s, histories[0].Minor)
		}
	}
	newest := histories[len(histories)-1].Published
	for key, l := range out {
		if l.Replacement == "" && (l.Deprecated != 0 || l.Removed != 0) {
			l.Replacement = successor(key, newest)
		}
		out[key] = l
		if l == (lifecycle{}) {
			delete(out, key)
		}
	}
	for key := range out {
		if kind, isList := strings.CutSuffix(key, "List"); isList {
			if l, known := out[kind]; known {
				out[key] = l.ofList()
			}
		}
	}
	return out
}

// within corrects a life by what was published; oldest is the first minor version that was read.
func (l lifecycle) within(s span, oldest int) lifecycle {
	if l.Introduced == 0 && s.First > oldest {
		l.Introduced = s.First
	}
	if s.Gone != 0 && (l.Removed == 0 || s.Gone < l.Removed) {
		l.Removed = s.Gone
	}
	return l
}

// ofList is the life of the list kind, whose own functions upstream forgets to keep.
func (l lifecycle) ofList() lifecycle {
	if l.Replacement != "" {
		l.Replacement += "List"
	}
	return l
}

// A span is from the first minor version that publishes a kind to the first one that no longer does; 0: all still do.
type span struct{ First, Gone int }

func spans(histories []history) map[string]span {
	out := map[string]span{}
	for _, h := range histories {
		for key := range h.Published {
			s, known := out[key]
			if !known {
				s.First = h.Minor
			}
			s.Gone = 0
			out[key] = s
		}
		for key, s := range out {
			if !h.Published[key] && s.Gone == 0 {
				s.Gone = h.Minor
				out[key] = s
			}
		}
	}
	return out
}

// successor is the same kind of the same group at its best version, where that is better than the one that goes.
func successor(key string, kinds map[string]bool) string {
	group, version, kind := split(key)
	best := version
	for candidate := range kinds {
		if g, v, k := split(candidate); g == group && k == kind && apiversion.Compare(v, best) > 0 {
			best = v
		}
	}
	if best == version {
		return ""
	}
	return groupVersionKind{group, best, kind}.String()
}

func split(key string) (group, version, kind string) {
	parts := strings.Split(key, "/")
	if len(parts) == 3 {
		group, parts = parts[0], parts[1:]
	}
	return group, parts[0], parts[1]
}
