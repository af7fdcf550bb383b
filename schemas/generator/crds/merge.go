package crds

import (
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/apiversion"
)

// A release is what one release of a project defines, by name.
type release struct {
	Version     string
	Definitions map[string]definition
}

// merged is a definition with the versions of all releases, and when each of them came and went.
type merged struct {
	Project    string
	Definition definition
	Lives      map[string]life
}

// A life names releases of the project, as far as the sources tell; empty: before the first, or not yet.
type life struct{ Introduced, LastServed, Removed string }

// merge joins the releases of a project, oldest first. A definition is as the newest release has it; versions that only
// older releases have are added as the last of them has them. Whatever some release serves counts as served.
func merge(project string, releases []release) map[string]merged {
	out := map[string]merged{}
	for _, r := range slices.Backward(releases) {
		for name, d := range r.Definitions {
			m, known := out[name]
			if !known {
				m = merged{project, d, map[string]life{}}
			}
			for _, v := range d.Spec.Versions {
				if _, both := m.Definition.version(v.Name); !both && v.Served {
					v.Storage = false
					m.Definition.Spec.Versions = append(m.Definition.Spec.Versions, v)
				}
			}
			out[name] = m
		}
	}
	for name, m := range out {
		m.Definition.Spec.Versions = slices.Clone(m.Definition.Spec.Versions) // the releases are read again below
		slices.SortFunc(m.Definition.Spec.Versions, func(a, b version) int { return apiversion.Compare(b.Name, a.Name) })
		for i := range m.Definition.Spec.Versions {
			v := &m.Definition.Spec.Versions[i]
			l, served := lifeOf(name, v.Name, releases)
			m.Lives[v.Name], v.Served = l, served
		}
		out[name] = m
	}
	return out
}

// lifeOf also tells whether any release serves the version.
func lifeOf(name, version string, releases []release) (life, bool) {
	served := func(r release) bool {
		v, ok := r.Definitions[name].version(version)
		return ok && v.Served
	}
	first := slices.IndexFunc(releases, served)
	if first < 0 {
		return life{}, false
	}
	last := first
	for i := first; i < len(releases); i++ {
		if served(releases[i]) {
			last = i
		}
	}
	var l life
	if first > 0 {
		l.Introduced = releases[first].Version
	}
	if last < len(releases)-1 {
		l.LastServed, l.Removed = releases[last].Version, releases[last+1].Version
	}
	return l, true
}
