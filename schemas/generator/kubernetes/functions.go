package kubernetes

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	functionsFile  = "zz_generated.prerelease-lifecycle.go" // every package with functions has it
	functionPrefix = "APILifecycle"
)

// lifecycleFunctions reads the APILifecycle functions of every API type in a module. They return literals: reading them
// needs no compiler, so that types which nothing links any more can be asked too.
func lifecycleFunctions(moduleDir string) (map[string]lifecycle, error) {
	out := map[string]lifecycle{}
	err := filepath.WalkDir(moduleDir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != functionsFile {
			return err
		}
		return readFunctions(filepath.Dir(path), out)
	})
	return out, err
}

func readFunctions(packageDir string, into map[string]lifecycle) error {
	files, err := filepath.Glob(filepath.Join(packageDir, "*.go"))
	if err != nil {
		return err
	}
	group, named := "", false
	var functions []*ast.FuncDecl
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !bytes.Contains(text, []byte(functionPrefix)) && !bytes.Contains(text, []byte("GroupName = ")) {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, declaration := range file.Decls {
			switch x := declaration.(type) {
			case *ast.GenDecl:
				if name, ok := groupConstant(x); ok {
					group, named = name, true
				}
			case *ast.FuncDecl:
				if x.Recv != nil && strings.HasPrefix(x.Name.Name, functionPrefix) {
					functions = append(functions, x)
				}
			}
		}
	}
	if !named {
		return fmt.Errorf("%s has no GroupName", packageDir)
	}
	for _, function := range functions {
		kind := function.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name
		key := groupVersionKind{group, filepath.Base(packageDir), kind}.String()
		l := into[key]
		if err := l.set(function); err != nil {
			return fmt.Errorf("%s: %s.%s: %w", packageDir, kind, function.Name.Name, err)
		}
		into[key] = l
	}
	return nil
}

// set takes over what one function returns.
func (l *lifecycle) set(function *ast.FuncDecl) error {
	statement, ok := function.Body.List[0].(*ast.ReturnStmt)
	if !ok {
		return fmt.Errorf("does more than return")
	}
	var err error
	switch function.Name.Name {
	case "APILifecycleIntroduced":
		l.Introduced, err = minorResult(statement)
	case "APILifecycleDeprecated":
		l.Deprecated, err = minorResult(statement)
	case "APILifecycleRemoved":
		l.Removed, err = minorResult(statement)
	case "APILifecycleReplacement":
		l.Replacement, err = kindResult(statement)
	default:
		err = fmt.Errorf("unknown function")
	}
	return err
}

// minorResult reads `return 1, 22`.
func minorResult(statement *ast.ReturnStmt) (int, error) {
	if len(statement.Results) != 2 {
		return 0, fmt.Errorf("does not return two numbers")
	}
	major, ok := statement.Results[0].(*ast.BasicLit)
	minor, ok2 := statement.Results[1].(*ast.BasicLit)
	if !ok || !ok2 || major.Value != "1" {
		return 0, fmt.Errorf("does not return a version of Kubernetes 1")
	}
	return strconv.Atoi(minor.Value)
}

// kindResult reads `return schema.GroupVersionKind{Group: "policy", Version: "v1", Kind: "PodDisruptionBudget"}`.
func kindResult(statement *ast.ReturnStmt) (string, error) {
	literal, ok := statement.Results[0].(*ast.CompositeLit)
	if !ok {
		return "", fmt.Errorf("does not return a literal")
	}
	fields := map[string]string{}
	for _, element := range literal.Elts {
		field, ok := element.(*ast.KeyValueExpr)
		if !ok {
			return "", fmt.Errorf("returns a literal without field names")
		}
		value, err := strconv.Unquote(field.Value.(*ast.BasicLit).Value)
		if err != nil {
			return "", err
		}
		fields[field.Key.(*ast.Ident).Name] = value
	}
	return groupVersionKind{fields["Group"], fields["Version"], fields["Kind"]}.String(), nil
}

// groupConstant reads `const GroupName = "apps"`.
func groupConstant(declaration *ast.GenDecl) (string, bool) {
	if declaration.Tok != token.CONST {
		return "", false
	}
	for _, spec := range declaration.Specs {
		value := spec.(*ast.ValueSpec)
		if value.Names[0].Name != "GroupName" {
			continue
		}
		if literal, ok := value.Values[0].(*ast.BasicLit); ok {
			name, err := strconv.Unquote(literal.Value)
			return name, err == nil
		}
	}
	return "", false
}
