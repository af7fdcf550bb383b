package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// A variant is [first minor version that has it, value]; a null value ends the one before.
type variant [2]any

// writeStore merges the releases, oldest first: one name per line, and for each name the versions at which it changed.
func writeStore(dir string, releases []release) error {
	if err := writeLines(dir, "definitions.json", variants(releases, func(r release) map[string]any { return r.Definitions })); err != nil {
		return err
	}
	kinds := variants(releases, func(r release) map[string]any {
		out := map[string]any{}
		for name, k := range r.Kinds {
			out[name] = k
		}
		return out
	})
	if err := writeLines(dir, "kinds.json", kinds); err != nil {
		return err
	}
	if err := writeLines(dir, "lifecycle.json", lifecycles(releases)); err != nil {
		return err
	}
	return writeProvenance(dir, releases)
}

func variants(releases []release, values func(release) map[string]any) map[string]any {
	names := map[string]bool{}
	for _, r := range releases {
		for name := range values(r) {
			names[name] = true
		}
	}
	out := map[string]any{}
	for name := range names {
		var list []variant
		var last []byte
		for _, r := range releases {
			value, ok := values(r)[name]
			if !ok && last == nil {
				continue
			}
			encoded := encode(value)
			if !bytes.Equal(encoded, last) {
				list = append(list, variant{r.Minor, value})
			}
			if last = encoded; !ok {
				last = nil
			}
		}
		out[name] = list
	}
	return out
}

// lifecycles keeps, of each kind, what the newest release that still has its Go type says.
func lifecycles(releases []release) map[string]any {
	out := map[string]any{}
	for _, r := range releases {
		maps.Copy(out, r.Lifecycle)
	}
	return out
}

func writeLines(dir, name string, entries map[string]any) error {
	var b bytes.Buffer
	b.WriteString("{\n")
	for i, key := range slices.Sorted(maps.Keys(entries)) {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(encode(key))
		b.WriteByte(':')
		b.Write(encode(entries[key]))
	}
	b.WriteString("\n}\n")
	return os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644)
}

func writeProvenance(dir string, releases []release) error {
	type source struct {
		Kubernetes string `json:"kubernetes"`
		Module     string `json:"module"`
		Sum        string `json:"sum"`
		Licence    string `json:"licence"`
	}
	var sources []source
	for _, r := range releases {
		sources = append(sources, source{r.Version, "k8s.io/kubernetes@" + r.Version, r.Sum, "Apache-2.0"})
	}
	text, err := json.MarshalIndent(sources, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "provenance.json"), append(text, '\n'), 0o644)
}

// encode writes compact JSON with sorted keys and without HTML escapes.
func encode(value any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
