package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/ignore"
	"sigs.k8s.io/yaml"
)

var byteOrderMark = []byte{0xEF, 0xBB, 0xBF}

// loadChart reads a chart from its folder or archive, as Helm's own loader does from disk.
func (r repository) loadChart(name string) (*chart.Chart, error) {
	files, err := r.loadFiles(name)
	if err != nil {
		return nil, err
	}
	loaded, err := loader.LoadFiles(files)
	if err != nil {
		return nil, err
	}
	sortDependencies(loaded)
	return loaded, nil
}

func (r repository) loadFiles(name string) ([]*archive.BufferedFile, error) {
	if content, isArchive := r[clean(name)]; isArchive {
		files, err := archive.LoadArchiveFiles(bytes.NewReader(content))
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(files, func(file *archive.BufferedFile) bool { return file.Name == "Chart.yaml" })
		if at < 0 {
			return nil, errors.New("unable to detect chart version, no Chart.yaml found")
		}
		return files, checkVersion(files[at].Data)
	}
	head, err := r.read(path.Join(name, "Chart.yaml"))
	if err != nil {
		return nil, fmt.Errorf("unable to detect chart at %s: %w", name, err)
	}
	if err := checkVersion(head); err != nil {
		return nil, err
	}
	return r.chartFiles(name)
}

// chartFiles are the files of a folder that .helmignore leaves.
func (r repository) chartFiles(folder string) ([]*archive.BufferedFile, error) {
	rules := ignore.Empty()
	if content, ok := r[clean(path.Join(folder, ignore.HelmIgnore))]; ok {
		parsed, err := ignore.Parse(bytes.NewReader(content))
		if err != nil {
			return nil, err
		}
		rules = parsed
	}
	rules.AddDefaults()
	var files []*archive.BufferedFile
	remaining := archive.MaxDecompressedChartSize
	ignored := map[string]bool{}
	for _, name := range r.below(folder) {
		if isIgnored(rules, name, ignored) {
			continue
		}
		content := r[clean(path.Join(folder, name))]
		if remaining -= int64(len(content)); remaining < 0 {
			return nil, fmt.Errorf("chart exceeds maximum decompressed size of %d bytes", archive.MaxDecompressedChartSize)
		}
		files = append(files, &archive.BufferedFile{Name: name, Data: bytes.TrimPrefix(content, byteOrderMark)})
	}
	return files, nil
}

// isIgnored asks the rules about a file and the folders that it is in, each of which is asked about once.
func isIgnored(rules *ignore.Rules, name string, folders map[string]bool) bool {
	for at, character := range name {
		if character != '/' {
			continue
		}
		folder := name[:at]
		ignored, known := folders[folder]
		if !known {
			ignored = rules.Ignore(folder, info(folder, tar.TypeDir))
			folders[folder] = ignored
		}
		if ignored {
			return true
		}
	}
	return rules.Ignore(name, info(name, tar.TypeReg))
}

// info describes a file or folder that is in no file system.
func info(name string, kind byte) fs.FileInfo {
	return (&tar.Header{Name: name, Typeflag: kind}).FileInfo()
}

// checkVersion refuses charts of a version that is not out yet.
func checkVersion(chartFile []byte) error {
	var head struct {
		APIVersion string `json:"apiVersion"`
	}
	if err := yaml.Unmarshal(chartFile, &head); err != nil {
		return fmt.Errorf("cannot load Chart.yaml: %w", err)
	}
	switch head.APIVersion {
	case chart.APIVersionV1, chart.APIVersionV2, "":
		return nil
	case "v3":
		return errors.New("invalid chart apiVersion")
	}
	return errors.New("unsupported chart version")
}

// sortDependencies gives an order to what Helm loads in any: it keeps the files of charts/ in a map.
func sortDependencies(c *chart.Chart) {
	dependencies := slices.Clone(c.Dependencies())
	slices.SortStableFunc(dependencies, func(a, b *chart.Chart) int {
		return cmp.Or(strings.Compare(a.Name(), b.Name()), strings.Compare(a.Metadata.Version, b.Metadata.Version))
	})
	c.SetDependencies(dependencies...)
	for _, dependency := range dependencies {
		sortDependencies(dependency)
	}
}
