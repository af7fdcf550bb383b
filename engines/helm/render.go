package main

import (
	"fmt"
	"maps"
	"path"
	"strings"

	"github.com/k8s-platform/generator-k8s-platform/engines/helm/trace"
	"helm.sh/helm/v4/pkg/chart/common"
	valuesutil "helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	"helm.sh/helm/v4/pkg/engine"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

const notes = "NOTES.txt"

// A rendering is one run of `helm template`, step by step in Helm's own order, for the first error is the one that counts.
type rendering struct {
	repository repository
	arguments  templateArguments

	chart    *chart.Chart
	tracer   *trace.Tracer
	rendered map[string]string
}

func (r *rendering) documents() ([]document, *failure) {
	capabilities, err := capabilities(r.arguments)
	if err != nil {
		return nil, &failure{Kind: wrongArguments, Message: err.Error()}
	}
	if r.arguments.ReleaseName, err = r.arguments.releaseName(); err != nil {
		return nil, &failure{Kind: wrongArguments, Message: err.Error()}
	}
	userValues, err := r.repository.mergeValues(r.arguments)
	if err != nil {
		return nil, failedValues(err)
	}
	if r.chart, err = r.repository.loadChart(r.arguments.Chart); err != nil {
		return nil, r.failedChart(err)
	}
	if err := r.checkChart(); err != nil {
		return nil, r.failedChart(err)
	}
	if err := chartutil.ValidateReleaseName(r.arguments.ReleaseName); err != nil {
		return nil, &failure{Kind: wrongArguments, Message: fmt.Sprintf("release name check failed: release name %q: %s", r.arguments.ReleaseName, err)}
	}
	if err := chartutil.ProcessDependencies(r.chart, userValues); err != nil {
		return nil, r.failedChart(fmt.Errorf("chart dependencies processing failed: %w", err))
	}
	values, err := valuesutil.ToRenderValues(r.chart, userValues, r.releaseOptions(), capabilities)
	if err != nil {
		return nil, r.failedSchema(err, userValues)
	}
	if wanted := r.chart.Metadata.KubeVersion; wanted != "" && !chartutil.IsCompatibleRange(wanted, capabilities.KubeVersion.String()) {
		return nil, r.failedChart(fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", wanted, capabilities.KubeVersion.Version))
	}
	if err := r.execute(values); err != nil {
		return nil, r.failedTemplate(err)
	}
	return r.sorted()
}

// checkChart finds what keeps a chart that could be read from being installed.
func (r *rendering) checkChart() error {
	if kind := r.chart.Metadata.Type; kind != "" && kind != "application" {
		return fmt.Errorf("%s charts are not installable", kind)
	}
	if r.chart.Metadata.Deprecated {
		warn("this chart is deprecated")
	}
	if missing := missingDependencies(r.chart); len(missing) > 0 {
		return fmt.Errorf("an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: %s", strings.Join(missing, ", "))
	}
	return nil
}

func missingDependencies(c *chart.Chart) []string {
	present := map[string]bool{}
	for _, dependency := range c.Dependencies() {
		present[dependency.Name()] = true
	}
	var missing []string
	for _, wanted := range c.Metadata.Dependencies {
		if !present[wanted.Name] {
			missing = append(missing, wanted.Name)
		}
	}
	return missing
}

func (r *rendering) releaseOptions() common.ReleaseOptions {
	return common.ReleaseOptions{
		Name:      r.arguments.ReleaseName,
		Namespace: r.arguments.Namespace,
		Revision:  1,
		IsInstall: !r.arguments.IsUpgrade,
		IsUpgrade: r.arguments.IsUpgrade,
	}
}

func (r *rendering) execute(values common.Values) error {
	r.tracer = trace.New(templateTexts(r.chart))
	engine.Execute = r.tracer.Execute
	rendered, err := engine.Engine{CustomTemplateFuncs: settled()}.Render(r.chart, values)
	maps.DeleteFunc(rendered, func(name, _ string) bool { return strings.HasSuffix(name, notes) })
	r.rendered = rendered
	return err
}

func templateTexts(c *chart.Chart) map[string]string {
	texts := map[string]string{}
	for _, template := range c.Templates {
		texts[path.Join(c.ChartFullPath(), template.Name)] = string(template.Data)
	}
	for _, dependency := range c.Dependencies() {
		maps.Copy(texts, templateTexts(dependency))
	}
	return texts
}

// sorted are the documents in the order of `helm template`.
func (r *rendering) sorted() ([]document, *failure) {
	hooks, manifests, err := releaseutil.SortManifests(r.rendered, nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, r.failedYAML(err)
	}
	var documents []document
	if r.arguments.IncludeCRDs {
		for _, crd := range r.chart.CRDObjects() {
			documents = append(documents, crdDocument(crd))
		}
	}
	for _, manifest := range manifests {
		documents = append(documents, manifestDocument(manifest))
	}
	for _, hook := range hooks {
		d := hookDocument(hook)
		if !r.arguments.SkipHooks && (!r.arguments.SkipTests || d.Role != testRole) {
			documents = append(documents, d)
		}
	}
	return documents, nil
}
