package main

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
)

// A repository is the content of its files by their paths, which are relative to its root.
type repository map[string][]byte

func newRepository(files []abi.File) repository { return repository{}.with(files) }

func (r repository) with(files []abi.File) repository {
	if len(files) == 0 {
		return r
	}
	all := maps.Clone(r)
	for _, file := range files {
		all[clean(file.Path)] = file.Content
	}
	return all
}

// clean makes a path relative to the root; `..` cannot lead out of it.
func clean(name string) string { return strings.TrimPrefix(path.Clean("/"+name), "/") }

func (r repository) read(name string) ([]byte, error) {
	content, ok := r[clean(name)]
	if !ok {
		return nil, fmt.Errorf("open %s: no such file or directory", name)
	}
	return content, nil
}

// below lists the files of a folder by their paths within it, in the order in which Helm walks them: folder by folder.
func (r repository) below(folder string) []string {
	prefix := clean(folder) + "/"
	if prefix == "/" {
		prefix = ""
	}
	type file struct {
		path  string
		parts []string
	}
	var files []file
	for name := range r {
		if within, ok := strings.CutPrefix(name, prefix); ok {
			files = append(files, file{within, strings.Split(within, "/")})
		}
	}
	slices.SortFunc(files, func(a, b file) int { return slices.CompareFunc(a.parts, b.parts, cmp.Compare[string]) })
	paths := make([]string, len(files))
	for index, file := range files {
		paths[index] = file.path
	}
	return paths
}
