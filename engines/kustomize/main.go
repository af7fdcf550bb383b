// Kustomize builds the kustomizations of a repository that is handed over as a map of files.
package main

import (
	"fmt"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
)

// The repository at hand; replaced by `load`.
var repository = newRepository(nil)

func main() {}

func answer(r abi.Request) (any, []abi.File, error) {
	switch r.Operation {
	case "load":
		repository = newRepository(r.Files)
		return nil, nil, nil
	case "build":
		arguments, err := abi.Arguments[buildArguments](r)
		if err != nil {
			return nil, nil, err
		}
		return build(repository, r.Files, arguments)
	case "settle": // the last request when the engine is built
		abi.Settle()
		return nil, nil, nil
	}
	return nil, nil, abi.Unknown(r)
}

type buildArguments struct {
	// Folder of the kustomization, relative to the root of the repository.
	Folder string `json:"folder"`
}

func (a buildArguments) path() (string, error) {
	if a.Folder == "" {
		return "", fmt.Errorf("no folder to build")
	}
	return absolute(a.Folder), nil
}
