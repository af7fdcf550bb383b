package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"sigs.k8s.io/kustomize/api/inflation"
)

// inflationFolder holds what charts were rendered to, among the files of one build.
const inflationFolder = ".helm-inflation"

// A wantedChart is one that has to be rendered before the build can succeed.
type wantedChart struct {
	// Where the next build looks for what `helm template` prints.
	Path string `json:"path"`
	inflation.Chart
}

// inflations hands rendered charts to kustomize, and notes those that are not rendered yet.
type inflations struct {
	// What charts were rendered to, by path: only what came with the request of this build, whatever is in the repository.
	rendered map[string][]byte
	wanted   []wantedChart
}

func newInflations(files []abi.File) *inflations {
	rendered := map[string][]byte{}
	for _, file := range files {
		if strings.HasPrefix(file.Path, inflationFolder+"/") {
			rendered[file.Path] = file.Content
		}
	}
	return &inflations{rendered: rendered}
}

func (i *inflations) render(chart inflation.Chart) ([]byte, error) {
	chart.Folder = relative(chart.Folder)
	files := make([]string, len(chart.ValueFiles))
	for index, file := range chart.ValueFiles {
		files[index] = relative(file)
	}
	chart.ValueFiles = files
	key, err := json.Marshal(chart)
	if err != nil {
		return nil, err
	}
	path := fmt.Sprintf("%s/%x.yaml", inflationFolder, sha256.Sum256(key))
	if output, ok := i.rendered[path]; ok {
		return output, nil
	}
	i.wanted = append(i.wanted, wantedChart{path, chart})
	return nil, nil // nothing for now, so that the build finds what else it wants
}

func relative(name string) string { return strings.TrimPrefix(absolute(name), "/") }
