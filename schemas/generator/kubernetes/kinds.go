package kubernetes

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A kind is one entry of API discovery, keyed by "group/version/Kind" ("v1/Pod" in the core group).
type kind struct {
	Definition string   `json:"definition"`
	Resource   string   `json:"resource,omitempty"` // plural; empty for a List kind
	Namespaced bool     `json:"namespaced,omitempty"`
	ShortNames []string `json:"shortNames,omitempty"`
	Verbs      []string `json:"verbs,omitempty"`
	Stage      string   `json:"stage"` // ga, beta or alpha
}

type groupVersionKind struct{ Group, Version, Kind string }

func (g groupVersionKind) String() string {
	if g.Group == "" {
		return g.Version + "/" + g.Kind
	}
	return g.Group + "/" + g.Version + "/" + g.Kind
}

// readKinds joins the published discovery documents (scope, verbs, names) with the OpenAPI ones (definition of each kind).
func readKinds(upstreamDir string) (map[string]kind, error) {
	definitions, err := definitionOfKind(upstreamDir)
	if err != nil {
		return nil, err
	}
	kinds := map[string]kind{}
	files, err := filepath.Glob(filepath.Join(upstreamDir, "api/discovery/*.json"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "aggregated") {
			continue
		}
		if err := addDiscovered(kinds, definitions, file); err != nil {
			return nil, err
		}
	}
	for gvk, definition := range definitions {
		if _, known := kinds[gvk.String()]; !known && strings.HasSuffix(gvk.Kind, "List") {
			kinds[gvk.String()] = kind{Definition: definition, Stage: stageOf(gvk.Version)}
		}
	}
	return kinds, nil
}

func definitionOfKind(upstreamDir string) (map[groupVersionKind]string, error) {
	files, err := filepath.Glob(filepath.Join(upstreamDir, "api/openapi-spec/v3/*.json"))
	if err != nil {
		return nil, err
	}
	out := map[groupVersionKind]string{}
	for _, file := range files {
		var document struct {
			Components struct {
				Schemas map[string]struct {
					Kinds []groupVersionKind `json:"x-kubernetes-group-version-kind"`
				}
			}
		}
		if err := readJSON(file, &document); err != nil {
			return nil, err
		}
		for name, schema := range document.Components.Schemas {
			if len(schema.Kinds) == 1 { // DeleteOptions, Status and the like belong to every group
				out[schema.Kinds[0]] = name
			}
		}
	}
	return out, nil
}

func addDiscovered(kinds map[string]kind, definitions map[groupVersionKind]string, file string) error {
	var document struct {
		GroupVersion string
		Resources    []struct {
			Name, Kind string
			Namespaced bool
			ShortNames []string
			Verbs      []string
		}
	}
	if err := readJSON(file, &document); err != nil {
		return err
	}
	group, version, grouped := strings.Cut(document.GroupVersion, "/")
	if !grouped {
		group, version = "", group
	}
	for _, r := range document.Resources {
		if strings.Contains(r.Name, "/") { // a subresource
			continue
		}
		gvk := groupVersionKind{group, version, r.Kind}
		definition, ok := definitions[gvk]
		if !ok {
			return fmt.Errorf("%s: no definition for %s", file, gvk)
		}
		kinds[gvk.String()] = kind{definition, r.Name, r.Namespaced, r.ShortNames, r.Verbs, stageOf(version)}
	}
	return nil
}

func stageOf(version string) string {
	for _, stage := range []string{"alpha", "beta"} {
		if strings.Contains(version, stage) {
			return stage
		}
	}
	return "ga"
}

func readJSON(file string, into any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}
