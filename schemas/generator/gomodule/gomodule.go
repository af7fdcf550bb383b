// Package gomodule runs the go tool: it downloads modules, and makes throwaway ones.
package gomodule

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A Module is one release of a module, as `go mod download` unpacks it.
type Module struct {
	Path    string
	Version string
	Sum     string // go.sum's h1: hash
	Dir     string
}

// Download fetches path@version through the module proxy, and verifies it against the checksum database.
func Download(path, version string) (Module, error) {
	out, failure := Run("", "mod", "download", "-json", path+"@"+version)
	var answer struct {
		Module
		Error string
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return Module{}, errors.Join(failure, err)
	}
	if answer.Error != "" {
		return Module{}, errors.New(answer.Error)
	}
	return answer.Module, failure
}

// Scratch makes a module of the given files for one purpose; remove deletes it.
func Scratch(files map[string][]byte) (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "k8s-schemas-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			remove()
			return "", nil, err
		}
	}
	return dir, remove, nil
}

// Run runs the go tool in dir and returns what it prints, also when it fails.
func Run(dir string, args ...string) ([]byte, error) {
	return Execute(dir, "go", args...)
}

// Execute runs a program that may call the go tool.
func Execute(dir, program string, args ...string) ([]byte, error) {
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("%s %s: %w\n%s", filepath.Base(program), strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}
