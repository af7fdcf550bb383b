// Package crds writes schemas/crds: the CustomResourceDefinitions that projects publish, without what no validation needs.
package crds

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/gomodule"
	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/jsonfile"
)

// A Source is one release of a project.
type Source struct {
	Project     string `json:"project"`
	Module      string `json:"module"` // path@version
	Sum         string `json:"sum"`
	Definitions int    `json:"definitions"`
	Dir         string `json:"dir"`
}

// The index has a line for each kind.
const indexWidth = 4000

// Generate reads sources.json in listsDir and writes <bundle>.json for each project, a line for each definition, and index.json.
func Generate(listsDir, outputDir string) ([]Source, error) {
	var projects []project
	if err := jsonfile.Read(filepath.Join(listsDir, "sources.json"), &projects); err != nil {
		return nil, err
	}
	var sources []Source
	all := index{map[string]bundle{}, map[string]entry{}}
	for _, p := range projects {
		releases, read, err := load(p)
		if err != nil {
			return nil, err
		}
		sources = append(sources, read...)
		definitions := map[string]definition{}
		for name, m := range merge(p.Name, releases) {
			spec := m.Definition.Spec
			key := spec.Group + "/" + spec.Names.Kind
			if other, taken := all.Kinds[key]; taken {
				return nil, fmt.Errorf("%s and %s both define %s", other.Bundle, p.Name, key)
			}
			definitions[name], all.Kinds[key] = m.Definition, m.entry()
		}
		file := bundleName(p.Name)
		all.Bundles[file] = bundle{p.Name, releases[len(releases)-1].Version}
		if err := jsonfile.WriteEntries(filepath.Join(outputDir, file+".json"), definitions); err != nil {
			return nil, err
		}
	}
	return sources, jsonfile.WriteWrapped(filepath.Join(outputDir, "index.json"), all, indexWidth)
}

func load(p project) ([]release, []Source, error) {
	var releases []release
	var sources []Source
	for _, s := range p.Releases {
		path, version := s.split()
		m, err := gomodule.Download(path, version)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		definitions, err := collect(m, p.placesOf(s))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.Module, err)
		}
		fmt.Fprintf(os.Stderr, "%s %s: %d definitions\n", p.Name, version, len(definitions))
		releases = append(releases, release{version, definitions})
		sources = append(sources, Source{p.Name, s.Module, m.Sum, len(definitions), m.Dir})
	}
	return releases, sources, nil
}

func bundleName(project string) string {
	return strings.ReplaceAll(strings.ToLower(project), " ", "-")
}
