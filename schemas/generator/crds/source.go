package crds

import "strings"

// A project is one entry of sources.json.
type project struct {
	Name     string   `json:"project"`
	Licence  string   `json:"licence"`
	Releases []source `json:"releases"` // oldest first
	places
}

// A source is one release; its own places win over those of the project.
type source struct {
	Module string `json:"module"` // path@version
	places
}

// places says where the definitions of a release are, below the module's folder.
type places struct {
	// Files are YAML files (patterns of filepath.Glob).
	Files []string `json:"files,omitempty"`
	// Experimental are files whose definitions count before those of Files: a second channel, which has more fields.
	Experimental []string `json:"experimental,omitempty"`
	// Types are packages of Go types with kubebuilder markers.
	Types []string `json:"types,omitempty"`
}

func (s source) split() (path, version string) {
	path, version, _ = strings.Cut(s.Module, "@")
	return path, version
}

func (p project) placesOf(s source) places {
	if s.Files == nil && s.Experimental == nil && s.Types == nil {
		return p.places
	}
	return s.places
}
