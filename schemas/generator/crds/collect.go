package crds

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/gomodule"
	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/jsonfile"
	k8syaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// collect returns the definitions of one release by name, without what no validation needs.
func collect(m gomodule.Module, p places) (map[string]definition, error) {
	standard, err := fromFiles(m.Dir, p.Files)
	if err != nil {
		return nil, err
	}
	experimental, err := fromFiles(m.Dir, p.Experimental)
	if err != nil {
		return nil, err
	}
	generated, err := fromTypes(m, p.Types)
	if err != nil {
		return nil, err
	}
	definitions, err := preferExperimental(standard, experimental)
	if err != nil {
		return nil, err
	}
	out := map[string]definition{}
	for _, d := range append(definitions, generated...) {
		if _, twice := out[d.Metadata.Name]; twice {
			return nil, fmt.Errorf("%s is defined twice", d.Metadata.Name)
		}
		if err := d.slim(); err != nil {
			return nil, fmt.Errorf("%s: %w", d.Metadata.Name, err)
		}
		out[d.Metadata.Name] = d
	}
	return out, nil
}

func fromFiles(dir string, patterns []string) ([]definition, error) {
	var out []definition
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		var found []definition
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			definitions, err := parse(text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			found = append(found, definitions...)
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s holds no CustomResourceDefinition", pattern)
		}
		out = append(out, found...)
	}
	return out, nil
}

// parse reads the CustomResourceDefinitions of a YAML file, and passes over other objects.
func parse(text []byte) ([]definition, error) {
	var out []definition
	reader := k8syaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		converted, err := yaml.YAMLToJSON(document)
		if err != nil {
			return nil, err
		}
		var head struct{ APIVersion, Kind string }
		if err := jsonfile.Decode(converted, &head); err != nil {
			return nil, err
		}
		if head.Kind != "CustomResourceDefinition" {
			continue
		}
		if head.APIVersion != "apiextensions.k8s.io/v1" {
			return nil, fmt.Errorf("cannot read a CustomResourceDefinition of %s", head.APIVersion)
		}
		var d definition
		if err := jsonfile.Decode(converted, &d); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
}

// preferExperimental takes a definition from the experimental channel where that has it, and marks the versions that the
// standard channel does not serve.
func preferExperimental(standard, experimental []definition) ([]definition, error) {
	byName := map[string]definition{}
	for _, d := range standard {
		byName[d.Metadata.Name] = d
	}
	var out []definition
	for _, d := range experimental {
		stable := byName[d.Metadata.Name]
		delete(byName, d.Metadata.Name)
		for i := range d.Spec.Versions {
			v, _ := stable.version(d.Spec.Versions[i].Name)
			d.Spec.Versions[i].experimental = d.Spec.Versions[i].Served && !v.Served
		}
		for _, v := range stable.Spec.Versions {
			if _, both := d.version(v.Name); !both {
				return nil, fmt.Errorf("the experimental channel lacks %s of %s", v.Name, d.Metadata.Name)
			}
		}
		out = append(out, d)
	}
	for _, d := range standard {
		if _, only := byName[d.Metadata.Name]; only {
			out = append(out, d)
		}
	}
	return out, nil
}
