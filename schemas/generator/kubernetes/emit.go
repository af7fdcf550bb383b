package kubernetes

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/gomodule"
)

//go:embed emit/emit.go.txt
var emitProgram []byte

func downloadUpstream(version string) (gomodule.Module, error) {
	return gomodule.Download("k8s.io/kubernetes", version)
}

// emit compiles the emitter against one version, in a module made for it, and returns what it prints.
func emit(version string, upstream gomodule.Module) ([]byte, error) {
	gomod, err := emitterModule(version, upstream)
	if err != nil {
		return nil, err
	}
	dir, remove, err := gomodule.Scratch(map[string][]byte{"go.mod": gomod, "main.go": emitProgram})
	if err != nil {
		return nil, err
	}
	defer remove()
	if _, err := gomodule.Run(dir, "mod", "tidy"); err != nil {
		return nil, err
	}
	// It runs once: compiling without optimising saves a quarter of the time.
	return gomodule.Run(dir, "run", "-gcflags=all=-N -l", ".")
}

var (
	goLine      = regexp.MustCompile(`(?m)^go \S+`)
	stagingLine = regexp.MustCompile(`(?m)^\s*(k8s\.io/[a-z0-9-]+) => \./staging/`)
)

// emitterModule points every staging module, which the zip does not carry, at the release that upstream pairs with it.
func emitterModule(version string, upstream gomodule.Module) ([]byte, error) {
	upstreamMod, err := os.ReadFile(filepath.Join(upstream.Dir, "go.mod"))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "module emit\n\n%s\n\nrequire k8s.io/kubernetes %s\n\nreplace (\n", goLine.Find(upstreamMod), version)
	for _, m := range stagingLine.FindAllSubmatch(upstreamMod, -1) {
		fmt.Fprintf(&b, "\t%s => %s %s\n", m[1], m[1], stagingVersion(version))
	}
	b.WriteString(")\n")
	return b.Bytes(), nil
}

// stagingVersion is the version of k8s.io/api and its like that belongs to a Kubernetes version.
func stagingVersion(version string) string {
	return "v0." + strings.TrimPrefix(version, "v1.")
}
