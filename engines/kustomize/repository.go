package main

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// A repositoryFS is a read-only file system of the files that were handed over. kyaml's own in-memory one refuses names
// that are legal elsewhere, such as `logs@custom.json`.
type repositoryFS struct {
	files   map[string][]byte
	folders map[string][]string // entries, sorted
}

func newRepository(files []abi.File) repositoryFS {
	content := make(map[string][]byte, len(files))
	for _, file := range files {
		content[absolute(file.Path)] = file.Content
	}
	return indexed(content)
}

func (r repositoryFS) with(files []abi.File) repositoryFS {
	if len(files) == 0 {
		return r
	}
	content := maps.Clone(r.files)
	for _, file := range files {
		content[absolute(file.Path)] = file.Content
	}
	return indexed(content)
}

func indexed(files map[string][]byte) repositoryFS {
	folders := map[string]map[string]bool{"/": {}}
	for name := range files {
		for child := name; child != "/"; child = path.Dir(child) {
			parent := path.Dir(child)
			if folders[parent] == nil {
				folders[parent] = map[string]bool{}
			}
			folders[parent][path.Base(child)] = true
		}
	}
	sorted := make(map[string][]string, len(folders))
	for name, entries := range folders {
		sorted[name] = slices.Sorted(maps.Keys(entries))
	}
	return repositoryFS{files, sorted}
}

// absolute puts a path below the root; `..` cannot lead out of it.
func absolute(name string) string { return path.Clean("/" + name) }

func (r repositoryFS) ReadFile(name string) ([]byte, error) {
	content, ok := r.files[absolute(name)]
	if !ok {
		return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
	}
	return slices.Clone(content), nil
}

func (r repositoryFS) Exists(name string) bool {
	_, isFile := r.files[absolute(name)]
	return isFile || r.IsDir(name)
}

func (r repositoryFS) IsDir(name string) bool {
	_, ok := r.folders[absolute(name)]
	return ok
}

func (r repositoryFS) ReadDir(name string) ([]string, error) {
	entries, ok := r.folders[absolute(name)]
	if !ok {
		return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
	}
	return entries, nil
}

func (r repositoryFS) CleanedAbs(name string) (filesys.ConfirmedDir, string, error) {
	full := absolute(name)
	if r.IsDir(full) {
		return filesys.ConfirmedDir(full), "", nil
	}
	if !r.Exists(full) {
		return "", "", fmt.Errorf("'%s' doesn't exist", full)
	}
	return filesys.ConfirmedDir(path.Dir(full)), path.Base(full), nil
}

func (r repositoryFS) Glob(pattern string) ([]string, error) {
	var found []string
	for name := range r.files {
		ok, err := path.Match(absolute(pattern), name)
		if err != nil {
			return nil, err
		}
		if ok {
			found = append(found, strings.TrimPrefix(name, "/"))
		}
	}
	slices.Sort(found)
	return found, nil
}

func (r repositoryFS) Walk(root string, _ filepath.WalkFunc) error {
	return fmt.Errorf("walking %s is not supported", root)
}

var errReadOnly = fmt.Errorf("the repository is read-only")

func (repositoryFS) Create(string) (filesys.File, error) { return nil, errReadOnly }
func (repositoryFS) Mkdir(string) error                  { return errReadOnly }
func (repositoryFS) MkdirAll(string) error               { return errReadOnly }
func (repositoryFS) RemoveAll(string) error              { return errReadOnly }
func (repositoryFS) Open(string) (filesys.File, error)   { return nil, errReadOnly }
func (repositoryFS) WriteFile(string, []byte) error      { return errReadOnly }
