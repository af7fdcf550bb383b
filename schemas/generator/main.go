// The generator writes schemas/kubernetes: strict JSON Schemas for every supported Kubernetes version, from the Go modules.
//
//	go run . OUTPUT_DIR VERSION...
//
// Versions are full (v1.36.3), one for each minor. Two runs write the same bytes.
package main

import (
	"fmt"
	"os"
	"slices"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: generator OUTPUT_DIR VERSION...")
		os.Exit(2)
	}
	if err := generate(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "generator:", err)
		os.Exit(1)
	}
}

func generate(outputDir string, versions []string) error {
	var releases []release
	for _, version := range versions {
		r, err := loadRelease(version)
		if err != nil {
			return fmt.Errorf("%s: %w", version, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %d definitions, %d kinds\n", version, len(r.Definitions), len(r.Kinds))
		releases = append(releases, r)
	}
	slices.SortFunc(releases, func(a, b release) int { return a.Minor - b.Minor })
	return writeStore(outputDir, releases)
}
