package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

//go:embed emit/emit.go.txt
var emitProgram []byte

// A module is k8s.io/kubernetes as downloaded.
type module struct {
	Dir string
	Sum string
}

func downloadModule(version string) (module, error) {
	out, err := runGo("", "mod", "download", "-json", "k8s.io/kubernetes@"+version)
	if err != nil {
		return module{}, err
	}
	var m module
	return m, json.Unmarshal(out, &m)
}

// emit compiles the emitter against one version, in a module made for it, and returns what it prints.
func emit(version string, upstream module) ([]byte, error) {
	dir, err := os.MkdirTemp("", "k8s-schemas-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	gomod, err := emitterModule(version, upstream)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), gomod, 0o644); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "main.go"), emitProgram, 0o644); err != nil {
		return nil, err
	}
	if _, err := runGo(dir, "mod", "tidy"); err != nil {
		return nil, err
	}
	return runGo(dir, "run", ".")
}

var (
	goLine      = regexp.MustCompile(`(?m)^go \S+`)
	stagingLine = regexp.MustCompile(`(?m)^\s*(k8s\.io/[a-z0-9-]+) => \./staging/`)
)

// emitterModule points every staging module, which the zip does not carry, at the release that upstream pairs with it.
func emitterModule(version string, upstream module) ([]byte, error) {
	upstreamMod, err := os.ReadFile(filepath.Join(upstream.Dir, "go.mod"))
	if err != nil {
		return nil, err
	}
	staging := "v0." + strings.TrimPrefix(version, "v1.")
	var b bytes.Buffer
	fmt.Fprintf(&b, "module emit\n\n%s\n\nrequire k8s.io/kubernetes %s\n\nreplace (\n", goLine.Find(upstreamMod), version)
	for _, m := range stagingLine.FindAllSubmatch(upstreamMod, -1) {
		fmt.Fprintf(&b, "\t%s => %s %s\n", m[1], m[1], staging)
	}
	b.WriteString(")\n")
	return b.Bytes(), nil
}

func runGo(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}
