// The generator writes schemas/kubernetes and schemas/crds from Go modules.
//
//	go run . kubernetes|crds LISTS_DIR OUTPUT_DIR
//
// LISTS_DIR holds the lists of what to read; two runs write the same bytes. The modules that were read are printed as JSON.
package main

import (
	"fmt"
	"os"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/crds"
	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/jsonfile"
	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/kubernetes"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: generator kubernetes|crds LISTS_DIR OUTPUT_DIR")
		os.Exit(2)
	}
	sources, err := generate(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, "generator:", err)
		os.Exit(1)
	}
	fmt.Printf("%s\n", jsonfile.Encode(sources))
}

func generate(part, listsDir, outputDir string) (any, error) {
	switch part {
	case "kubernetes":
		return kubernetes.Generate(listsDir, outputDir)
	case "crds":
		return crds.Generate(listsDir, outputDir)
	}
	return nil, fmt.Errorf("no part %s", part)
}
