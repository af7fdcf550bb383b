// Package kubernetes writes schemas/kubernetes: strict JSON Schemas for every supported version, and when each API came and went.
package kubernetes

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/jsonfile"
)

// A Source is a module that the store is made from.
type Source struct {
	Kubernetes string `json:"kubernetes"` // the release that it belongs to
	Module     string `json:"module"`     // path@version
	Sum        string `json:"sum"`
	Dir        string `json:"dir"`
}

// Modules with APILifecycle functions. The first one changes with each release; the others still have all that they ever had.
var apiModules = []string{"k8s.io/api", "k8s.io/apiextensions-apiserver", "k8s.io/kube-aggregator"}

// Generate reads versions.json and retired-versions.json in listsDir: full versions (v1.36.3), oldest first, one for each minor.
func Generate(listsDir, outputDir string) ([]Source, error) {
	var supported, retired []string
	if err := jsonfile.Read(filepath.Join(listsDir, "versions.json"), &supported); err != nil {
		return nil, err
	}
	if err := jsonfile.Read(filepath.Join(listsDir, "retired-versions.json"), &retired); err != nil {
		return nil, err
	}
	histories, err := loadHistories(slices.Concat(retired, supported))
	if err != nil {
		return nil, err
	}
	var releases []release
	for _, version := range supported {
		r, err := loadRelease(version)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", version, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %d definitions, %d kinds\n", version, len(r.Definitions), len(r.Kinds))
		releases = append(releases, r)
	}
	return sources(histories), writeStore(outputDir, releases, lifecycles(histories))
}

func loadHistories(versions []string) ([]history, error) {
	var out []history
	for i, version := range versions {
		modules := apiModules[:1]
		if i == len(versions)-1 {
			modules = apiModules
		}
		h, err := loadHistory(version, modules)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", version, err)
		}
		if i > 0 && h.Minor <= out[i-1].Minor {
			return nil, fmt.Errorf("%s does not follow %s", version, out[i-1].Version)
		}
		out = append(out, h)
	}
	return out, nil
}

func sources(histories []history) []Source {
	var out []Source
	for _, h := range histories {
		for _, m := range h.Modules {
			out = append(out, Source{h.Version, m.Path + "@" + m.Version, m.Sum, m.Dir})
		}
	}
	return out
}
