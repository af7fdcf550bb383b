package main

import (
	"slices"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	releases "helm.sh/helm/v4/pkg/release/v1"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

type role string

const (
	manifestRole role = "manifest"
	hookRole     role = "hook"
	testRole     role = "test"
	crdRole      role = "crd"
)

// A document is one that `helm template` prints below a "# Source:" line.
type document struct {
	// Name of the template, or of the file with the definitions, as Helm has it: with the names of the charts.
	Template string `json:"template"`
	// Path in the repository; missing for what is in an archive.
	File       string               `json:"file,omitempty"`
	Role       role                 `json:"role"`
	HookEvents []releases.HookEvent `json:"hookEvents,omitempty"`
	Trace      *documentTrace       `json:"trace,omitempty"`

	text string
}

func crdDocument(crd chart.CRD) document {
	return document{Template: crd.Filename, Role: crdRole, text: string(crd.File.Data)}
}

func manifestDocument(manifest releaseutil.Manifest) document {
	return document{Template: manifest.Name, Role: manifestRole, text: manifest.Content}
}

func hookDocument(hook *releases.Hook) document {
	part := hookRole
	if slices.Contains(hook.Events, releases.HookTest) {
		part = testRole
	}
	return document{Template: hook.Path, Role: part, HookEvents: hook.Events, text: hook.Manifest}
}
