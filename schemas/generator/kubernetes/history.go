package kubernetes

import (
	"maps"
	"path/filepath"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/gomodule"
)

// A history is what one Kubernetes version, supported or not, says about the life of its APIs.
type history struct {
	Version   string
	Minor     int
	Published map[string]bool      // kinds of its OpenAPI document
	Functions map[string]lifecycle // what the APILifecycle functions of its Go types return
	Modules   []gomodule.Module
}

// The first minor version whose Go types have the functions.
const firstFunctions = 20

// loadHistory downloads k8s.io/kubernetes for its API list, and the given modules for their functions.
func loadHistory(version string, functionModules []string) (history, error) {
	h := history{Version: version, Functions: map[string]lifecycle{}}
	upstream, err := downloadUpstream(version)
	if err != nil {
		return h, err
	}
	h.Modules = append(h.Modules, upstream)
	if h.Minor, err = minorOf(version); err != nil {
		return h, err
	}
	if h.Published, err = publishedKinds(upstream.Dir); err != nil {
		return h, err
	}
	if h.Minor < firstFunctions {
		return h, nil
	}
	for _, path := range functionModules {
		m, err := gomodule.Download(path, stagingVersion(version))
		if err != nil {
			return h, err
		}
		functions, err := lifecycleFunctions(m.Dir)
		if err != nil {
			return h, err
		}
		maps.Copy(h.Functions, functions)
		h.Modules = append(h.Modules, m)
	}
	return h, nil
}

// publishedKinds lists the resources of the OpenAPI document and their lists, those included that a server serves only
// when told to. What subresources take, such as Eviction, comes and goes with its callers.
func publishedKinds(upstreamDir string) (map[string]bool, error) {
	var document struct {
		Definitions map[string]struct {
			Kinds []groupVersionKind `json:"x-kubernetes-group-version-kind"`
		}
	}
	if err := readJSON(filepath.Join(upstreamDir, "api/openapi-spec/swagger.json"), &document); err != nil {
		return nil, err
	}
	all := map[string]bool{}
	for _, definition := range document.Definitions {
		if len(definition.Kinds) == 1 { // DeleteOptions, Status and the like belong to every group
			all[definition.Kinds[0].String()] = true
		}
	}
	out := map[string]bool{}
	for key := range all {
		if all[key+"List"] {
			out[key], out[key+"List"] = true, true
		}
	}
	return out, nil
}
