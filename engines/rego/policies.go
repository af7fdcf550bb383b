package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"testing/fstest"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// readingArguments say how policies are to be read; every operation takes them.
type readingArguments struct {
	// 1 by default; 0 is the syntax of OPA before 1.0, in which a file with `import rego.v1` is still read as version 1.
	RegoVersion *int `json:"regoVersion"`
	// What policies may use, as `opa capabilities` prints it; everything by default.
	Capabilities json.RawMessage `json:"capabilities"`
}

// Built-in functions that ask the world outside, which no policy may: it depends on its data and its input only.
var refusedBuiltins = map[string]struct{}{
	ast.HTTPSend.Name:        {},
	ast.NetLookupIPAddr.Name: {},
	ast.OPARuntime.Name:      {},
}

// A reader turns files into modules.
type reader struct {
	version      ast.RegoVersion
	capabilities *ast.Capabilities
	annotations  bool
}

func (a readingArguments) reader() (reader, error) {
	r := reader{version: ast.RegoV1, annotations: true}
	if a.RegoVersion != nil {
		switch *a.RegoVersion {
		case 0:
			r.version = ast.RegoV0
		case 1:
		default:
			return r, fmt.Errorf("there is no Rego version %d", *a.RegoVersion)
		}
	}
	r.capabilities = ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(r.version))
	if len(a.Capabilities) > 0 {
		asked, err := ast.LoadCapabilitiesJSON(bytes.NewReader(a.Capabilities))
		if err != nil {
			return r, fmt.Errorf("capabilities: %w", err)
		}
		r.capabilities = asked
	}
	return r, nil
}

func (r reader) options(version ast.RegoVersion) ast.ParserOptions {
	return ast.ParserOptions{RegoVersion: version, Capabilities: r.capabilities, ProcessAnnotation: r.annotations}
}

func (r reader) parse(file abi.File) (*ast.Module, []problem) {
	module, err := ast.ParseModuleWithOpts(file.Path, string(file.Content), r.options(r.version))
	if err == nil {
		return module, nil
	}
	problems := r.problems(err)
	if r.version != ast.RegoV0 {
		if _, err := ast.ParseModuleWithOpts(file.Path, string(file.Content), r.options(ast.RegoV0)); err == nil {
			return nil, asVersion0(problems)
		}
	}
	return nil, problems
}

// policies are the modules and the data of one bundle, not yet compiled.
type policies struct {
	reader
	*bundle.Bundle
}

// read takes files as `opa build --bundle .` does in their folder: *.rego, data.json, data.yaml and .manifest count.
func (r reader) read(files []abi.File) (policies, []problem) {
	folder := fstest.MapFS{}
	for _, file := range files {
		folder[strings.TrimPrefix(path.Clean("/"+file.Path), "/")] = &fstest.MapFile{Data: file.Content}
	}
	read, err := bundle.NewCustomReader(bundle.NewFSLoaderWithRoot(folder, ".")).
		WithBaseDir(".").
		WithBundleName(".").
		WithSkipBundleVerification(true).
		WithProcessAnnotations(true).
		WithCapabilities(r.capabilities).
		WithRegoVersion(r.version).
		Read()
	if err == nil {
		return policies{r, &read}, nil
	}
	// the bundle's reader stops at one file, and the author wants to hear of all
	var problems []problem
	for _, file := range regoFiles(files) {
		_, found := r.parse(file)
		problems = append(problems, found...)
	}
	if len(problems) == 0 {
		problems = r.problems(err)
	}
	return policies{}, problems
}

func regoFiles(files []abi.File) []abi.File {
	var found []abi.File
	for _, file := range files {
		if strings.HasSuffix(file.Path, bundle.RegoExt) {
			found = append(found, file)
		}
	}
	return found
}

func (p policies) modules() map[string]*ast.Module { return p.ParsedModules(".") }

// store holds the documents that policies find under `data`.
func (p policies) store() storage.Store {
	return inmem.NewFromObjectWithOpts(p.Data, inmem.OptRoundTripOnWrite(false))
}

func (p policies) compiler() *ast.Compiler {
	return ast.NewCompiler().
		SetErrorLimit(0).
		WithCapabilities(p.capabilities).
		WithUnsafeBuiltins(refusedBuiltins). // deprecated in favour of capabilities, which would say "undefined"
		WithEnablePrintStatements(true).
		WithUseTypeCheckAnnotations(true).
		WithPathConflictsCheck(p.hasDocument)
}

// hasDocument tells whether a path of `data` is taken by a document, so that no rule may stand there.
func (p policies) hasDocument(at []string) (bool, error) {
	var document any = p.Data
	for _, key := range at {
		object, ok := document.(map[string]any)
		if !ok {
			return true, nil
		}
		if document, ok = object[key]; !ok {
			return false, nil
		}
	}
	_, isObject := document.(map[string]any)
	return !isObject, nil
}

var background = context.Background()
