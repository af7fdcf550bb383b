// Helm renders the charts of a repository that is handed over as a map of files, as `helm template` does.
package main

import "github.com/k8s-platform/generator-k8s-platform/engines/abi"

// The repository at hand; replaced by `load`.
var loaded = newRepository(nil)

func main() {}

func answer(r abi.Request) (any, []abi.File, error) {
	switch r.Operation {
	case "load":
		loaded = newRepository(r.Files)
		return nil, nil, nil
	case "template":
		arguments, err := abi.Arguments[templateArguments](r)
		if err != nil {
			return nil, nil, err
		}
		// files of this one rendering lie over those of the repository
		result, files := renderTemplates(loaded.with(r.Files), arguments.withDefaults())
		return result, files, nil
	case "settle": // the last request when the engine is built
		abi.Settle()
		return nil, nil, nil
	}
	return nil, nil, abi.Unknown(r)
}
