package main

import (
	"errors"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

// releaseName is the name of the release as it is given, as its template prints it, or Helm's own.
func (a templateArguments) releaseName() (string, error) {
	switch {
	case a.NameTemplate == "" && a.ReleaseName == "":
		return "release-name", nil
	case a.NameTemplate == "":
		return a.ReleaseName, nil
	case a.ReleaseName != "":
		return "", errors.New("cannot set --name-template and also specify a name")
	}
	parsed, err := template.New("name-template").Funcs(sprig.TxtFuncMap()).Funcs(settled()).Parse(a.NameTemplate)
	if err != nil {
		return "", err
	}
	var name strings.Builder
	err = parsed.Execute(&name, nil)
	return name.String(), err
}
