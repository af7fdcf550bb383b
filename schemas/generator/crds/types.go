package crds

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/schemas/generator/gomodule"
)

// fromTypes lets controller-gen make definitions of Go types, as the projects do themselves.
func fromTypes(m gomodule.Module, packages []string) ([]definition, error) {
	if len(packages) == 0 {
		return nil, nil
	}
	var imports bytes.Buffer
	imports.WriteString("package types\n")
	arguments := []string{"crd", "output:crd:stdout"}
	for _, name := range packages {
		fmt.Fprintf(&imports, "import _ %q\n", m.Path+"/"+name)
		arguments = append(arguments, "paths="+m.Path+"/"+name)
	}
	dir, remove, err := gomodule.Scratch(map[string][]byte{
		"go.mod":   fmt.Appendf(nil, "module types\n\ngo 1.26\n\nrequire %s %s\n", m.Path, m.Version),
		"types.go": imports.Bytes(),
	})
	if err != nil {
		return nil, err
	}
	defer remove()
	program, err := gomodule.Run("", "tool", "-n", "controller-gen")
	if err != nil {
		return nil, err
	}
	text, err := gomodule.Execute(dir, strings.TrimSpace(string(program)), arguments...)
	if err != nil {
		return nil, err
	}
	return parse(text)
}
