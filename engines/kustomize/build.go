package main

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"sigs.k8s.io/kustomize/api/inflation"
	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// A buildResult goes beside the file "output.yaml", which is what `kustomize build` prints.
type buildResult struct {
	// One for each object of the output, in its order.
	Objects []objectOrigin `json:"objects"`
	// Charts to render first; then there is no output.
	Wanted []wantedChart `json:"wanted,omitempty"`
}

type objectOrigin struct {
	Origin          *resource.Origin         `json:"origin,omitempty"`
	Transformations resource.Transformations `json:"transformations,omitempty"`
}

// build builds a kustomization; the given files lie over those of the repository.
func build(repository repositoryFS, files []abi.File, arguments buildArguments) (any, []abi.File, error) {
	folder, err := arguments.path()
	if err != nil {
		return nil, nil, err
	}
	repository = repository.with(files)
	tracked, keep, err := withTracking(repository, folder)
	if err != nil {
		return nil, nil, err
	}
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionUnspecified                                  // as the command line does: the kustomization decides
	options.PluginConfig.HelmConfig = types.HelmConfig{Enabled: true, Command: "helm"} // which is never run
	charts := newInflations(files)
	inflation.HasFolder, inflation.Render = repository.IsDir, charts.render
	objects, err := krusty.MakeKustomizer(options).Run(tracked, folder)
	if len(charts.wanted) > 0 {
		return buildResult{Objects: []objectOrigin{}, Wanted: charts.wanted}, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	result, err := takeOrigins(objects, keep)
	if err != nil {
		return nil, nil, err
	}
	output, err := objects.AsYaml()
	if err != nil {
		return nil, nil, err
	}
	return result, []abi.File{{Path: "output.yaml", Content: output}}, nil
}

// withTracking switches the tracking of origins and transformations on, in the kustomization that is built. keep says
// what the kustomization asks for itself, and so stays in the output.
func withTracking(repository repositoryFS, folder string) (repositoryFS, []string, error) {
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		file := path.Join(folder, name)
		content, ok := repository.files[file]
		if !ok {
			continue
		}
		node, err := yaml.Parse(string(content))
		if err != nil || yaml.IsMissingOrNull(node) || node.YNode().Kind != yaml.MappingNode {
			return repository, nil, nil // kustomize itself says what is wrong with it
		}
		asked, _ := node.GetSlice("buildMetadata")
		var keep []string
		tracking := map[string]bool{types.OriginAnnotations: true, types.TransformerAnnotations: true}
		for _, option := range asked {
			if text, ok := option.(string); ok {
				keep = append(keep, text)
				tracking[text] = true
			}
		}
		list := slices.Sorted(maps.Keys(tracking))
		if err := node.PipeE(yaml.SetField("buildMetadata", yaml.NewListRNode(list...))); err != nil {
			return repository, nil, err
		}
		text, err := node.String()
		if err != nil {
			return repository, nil, err
		}
		return repository.with([]abi.File{{Path: file, Content: []byte(text)}}), keep, nil
	}
	return repository, nil, nil
}

func takeOrigins(objects resmap.ResMap, keep []string) (buildResult, error) {
	result := buildResult{Objects: []objectOrigin{}}
	for _, object := range objects.Resources() {
		origin, err := object.GetOrigin()
		if err != nil {
			return result, fmt.Errorf("%s: %w", object.CurId(), err)
		}
		transformations, err := object.GetTransformations()
		if err != nil {
			return result, fmt.Errorf("%s: %w", object.CurId(), err)
		}
		result.Objects = append(result.Objects, objectOrigin{origin, transformations})
	}
	asked := map[string]bool{}
	for _, option := range keep {
		asked[option] = true
	}
	if !asked[types.OriginAnnotations] {
		if err := objects.RemoveOriginAnnotations(); err != nil {
			return result, err
		}
	}
	if !asked[types.TransformerAnnotations] {
		if err := objects.RemoveTransformerAnnotations(); err != nil {
			return result, err
		}
	}
	return result, nil
}
