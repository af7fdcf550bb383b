package crds

// An index is index.json.
type index struct {
	Bundles map[string]bundle `json:"bundles"` // by the name of the file
	Kinds   map[string]entry  `json:"kinds"`   // by "group/Kind"
}

// A bundle is a file with the definitions of one project, by their names.
type bundle struct {
	Project string `json:"project"`
	Release string `json:"release"` // the newest that was read
}

type entry struct {
	Bundle     string         `json:"bundle"`
	Resource   string         `json:"resource"` // plural; the definition is called <resource>.<group>
	Namespaced bool           `json:"namespaced,omitempty"`
	ShortNames []string       `json:"shortNames,omitempty"`
	Storage    string         `json:"storage"`
	Versions   []versionEntry `json:"versions"` // preferred first
}

// A version is served by the newest release unless it is removed or unserved.
type versionEntry struct {
	Name         string `json:"name"`
	Unserved     bool   `json:"unserved,omitempty"` // by all releases read
	Deprecated   bool   `json:"deprecated,omitempty"`
	Warning      string `json:"warning,omitempty"`
	Introduced   string `json:"introduced,omitempty"` // the first of the releases read that serves it, unless all do
	LastServed   string `json:"lastServed,omitempty"` // the last of them that does
	Removed      string `json:"removed,omitempty"`    // the one after that
	Experimental bool   `json:"experimental,omitempty"`
}

func (m merged) entry() entry {
	s := m.Definition.Spec
	e := entry{
		Bundle:     bundleName(m.Project),
		Resource:   s.Names.Plural,
		Namespaced: s.Scope == "Namespaced",
		ShortNames: s.Names.ShortNames,
	}
	for _, v := range s.Versions {
		if v.Storage {
			e.Storage = v.Name
		}
		l := m.Lives[v.Name]
		described := versionEntry{
			Name:         v.Name,
			Unserved:     !v.Served,
			Deprecated:   v.Deprecated,
			Introduced:   l.Introduced,
			LastServed:   l.LastServed,
			Removed:      l.Removed,
			Experimental: v.experimental,
		}
		if v.DeprecationWarning != nil {
			described.Warning = *v.DeprecationWarning
		}
		e.Versions = append(e.Versions, described)
	}
	return e
}
