package main

// templateArguments are what one would tell `helm template`; what is missing is as Helm has it.
type templateArguments struct {
	// Folder of the chart, or its archive, relative to the root of the repository.
	Chart       string `json:"chart"`
	ReleaseName string `json:"releaseName"`
	// A template that prints the name of the release, instead of a name.
	NameTemplate string `json:"nameTemplate"`
	Namespace    string `json:"namespace"`
	// Files in the repository, each over those before; Values lie over them, and Parameters over all.
	ValueFiles []string       `json:"valueFiles"`
	Values     map[string]any `json:"values"`
	Parameters []parameter    `json:"parameters"`
	// Version of the cluster; the one that Helm was built for where it is missing.
	KubernetesVersion string `json:"kubernetesVersion"`
	// Besides those that Helm knows.
	APIVersions []string `json:"apiVersions"`
	IncludeCRDs bool     `json:"includeCRDs"`
	IsUpgrade   bool     `json:"isUpgrade"`
	SkipTests   bool     `json:"skipTests"`
	// Whether hooks, tests among them, are left out.
	SkipHooks bool `json:"skipHooks"`
	// Whether to tell which template line printed which line.
	Trace bool `json:"trace"`
}

// A parameter is --set name=value, or --set-string: Helm's own escapes count.
type parameter struct {
	Name        string `json:"name"`
	Value       string `json:"value"`
	ForceString bool   `json:"forceString"`
}

func (a templateArguments) withDefaults() templateArguments {
	if a.Namespace == "" {
		a.Namespace = "default"
	}
	return a
}
