package kubernetes

import (
	"bytes"
	"path/filepath"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/jsonfile"
)

// A variant is [first minor version that has it, value]; a null value ends the one before.
type variant [2]any

// writeStore merges the releases, oldest first: one name per line, and for each name the versions at which it changed.
func writeStore(dir string, releases []release, lifecycles map[string]lifecycle) error {
	definitions := variants(releases, func(r release) map[string]any { return r.Definitions })
	if err := jsonfile.WriteEntries(filepath.Join(dir, "definitions.json"), definitions); err != nil {
		return err
	}
	kinds := variants(releases, func(r release) map[string]any {
		out := map[string]any{}
		for name, k := range r.Kinds {
			out[name] = k
		}
		return out
	})
	if err := jsonfile.WriteEntries(filepath.Join(dir, "kinds.json"), kinds); err != nil {
		return err
	}
	return jsonfile.WriteEntries(filepath.Join(dir, "lifecycle.json"), lifecycles)
}

func variants(releases []release, values func(release) map[string]any) map[string][]variant {
	names := map[string]bool{}
	for _, r := range releases {
		for name := range values(r) {
			names[name] = true
		}
	}
	out := map[string][]variant{}
	for name := range names {
		var list []variant
		var last []byte
		for _, r := range releases {
			value, ok := values(r)[name]
			if !ok && last == nil {
				continue
			}
			encoded := jsonfile.Encode(value)
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
